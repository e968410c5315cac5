// One conversation: its head, its log and its composer.

import { el } from './dom.js';
import { face } from './message.js';
import { Log } from './log.js';
import { Composer } from './composer.js';
import { openForm } from './form.js';
import { toast } from './toast.js';
import * as api from './api.js';

const typingAfter = 250;

export class Pane {
  #store;
  #typing = 0;

  /** @param open called with the id of a conversation a button led to */
  constructor(conversation, everybody, store, open) {
    this.conversation = conversation;
    this.people = everybody.filter(person => conversation.people.includes(person.id));
    this.person = this.people[0].id;
    this.inGroup = conversation.scope === 'group';
    this.unread = 0;
    this.#store = store;
    this.open = open;
    this.composer = new Composer(conversation.id, `Message to ${this.inGroup ? 'the group' : 'the coach'}`,
      () => this.person, (text, event) => this.#type(text, event));
    this.log = new Log(conversation.name, this.inGroup, this.#invitation(), (message, button) => this.#press(message, button));
    if (this.inGroup) this.composer.node.prepend(this.#speakers());
    this.node = el('section', { className: 'pane', 'aria-labelledby': `name-${conversation.id}`, dataset: { conversation: conversation.id } },
      this.#head(), el('div', { className: 'scroll' }, this.log.node, this.log.jump), this.composer.node);
    this.log.fill([], this.person);
  }

  /** Speaks and reads as somebody else. */
  become(person) {
    this.person = person;
    this.log.fill(this.#store.read(person, this.conversation.id), person);
  }

  /** Whether the reader has it before their eyes. */
  get inView() {
    return !document.hidden && this.node.checkVisibility();
  }

  /** Takes in a message; one that comes late, after a broken line, goes where it was said. */
  take(message) {
    if (!this.log.take(message)) this.become(this.person);
  }

  /** A quick answer needs no dots. */
  typing(on) {
    clearTimeout(this.#typing);
    if (on) this.#typing = setTimeout(() => this.log.typing(true), typingAfter);
    else this.log.typing(false);
  }

  #head() {
    const others = this.inGroup
      ? `${this.people.map(person => person.name).join(', ')} and the coach`
      : `Private: only ${this.people[0].name} reads this`;
    return el('header', { className: 'pane-head' },
      el('span', { className: 'faces' }, this.people.map(person => face(person.id, person.name))),
      el('div', {},
        el('h2', { id: `name-${this.conversation.id}` }, this.conversation.name),
        el('p', {}, others)));
  }

  #speakers() {
    const choice = person => {
      const radio = el('input', {
        type: 'radio', name: 'speaker', value: person.id, checked: person.id === this.person, id: `as-${person.id}`,
      });
      radio.addEventListener('change', () => this.become(person.id));
      return [radio, el('label', { for: radio.id }, `as ${person.name}`)];
    };
    return el('fieldset', { className: 'speakers' }, el('legend', { className: 'hidden' }, 'Who is writing'),
      this.people.flatMap(choice));
  }

  #invitation() {
    const start = el('button', { type: 'button', className: 'press primary' }, 'Tap to /start');
    start.addEventListener('click', async () => {
      start.disabled = true;
      await this.composer.say('/start');
      start.disabled = false;
    });
    return el('div', { className: 'invitation' },
      el('img', { src: '/assets/coach.svg', alt: '', width: 72, height: 72 }),
      el('h3', {}, this.inGroup ? 'Keep each other going' : 'Hello. I am your lower-back coach.'),
      el('p', {}, this.inGroup
        ? 'What is said here is for everybody. Anything about your back stays in your own chat.'
        : 'A few gentle minutes a day, chosen for how your back feels today.'),
      start);
  }

  async #type(text, event) {
    this.#receive(await api.type(this.conversation.id, this.person, text, event), this.person);
  }

  async #press(message, button) {
    const person = this.person;
    this.log.busy(message.id, true);
    try {
      const done = await api.press(this.conversation.id, person, message.id, button);
      this.#receive(done, person);
      if (done.conversation !== this.conversation.id) this.open(done.conversation);
      if (done.form) this.#fill(done.form, person);
    } catch (fault) {
      toast(fault.message);
    } finally {
      this.log.busy(message.id, false);
    }
  }

  #fill(form, person) {
    openForm(form, (values, event) => api.submit(this.conversation.id, person, form, values, event), done => {
      this.#receive(done, person);
      this.log.goOnFrom(form.message);
    });
  }

  #receive(done, person) {
    this.#store.merge(person, done.conversation, [done.said, ...done.messages].filter(Boolean));
    for (const notice of done.notices) toast(notice);
  }
}
