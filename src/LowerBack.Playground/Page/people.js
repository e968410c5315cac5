// The switcher between the conversations.

import { el } from './dom.js';
import { face } from './message.js';

export class Switcher {
  #nav = document.querySelector('.people');
  #items = new Map();

  constructor(panes, open) {
    for (const pane of panes) {
      const { id } = pane.conversation;
      const last = el('span', { className: 'last' }, pane.inGroup ? 'Alex, Sam and the coach' : 'Private chat with the coach');
      const unread = el('span', { className: 'unread', hidden: true });
      const button = el('button', { type: 'button', dataset: { conversation: id } },
        el('span', { className: 'faces' }, pane.people.map(person => face(person.id, person.name))),
        el('span', { className: 'title' }, pane.inGroup ? 'Group' : pane.people[0].name), last, unread);
      button.addEventListener('click', () => open(id));
      this.#items.set(id, { button, last, unread, pane });
      this.#nav.append(button);
    }
  }

  /** Marks the open conversation. */
  mark(id) {
    for (const [key, { button }] of this.#items) {
      if (key === id) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
    }
    this.count();
  }

  /** Shows a message's first words and how many are unread. */
  note(id, message) {
    this.#items.get(id).last.textContent = message.text.split('\n')[0];
    this.count();
  }

  count() {
    let all = 0;
    for (const { pane, unread } of this.#items.values()) {
      if (pane.inView) pane.unread = 0;
      all += pane.unread;
      unread.hidden = pane.unread === 0;
      unread.replaceChildren(String(pane.unread), el('span', { className: 'hidden' }, ' unread'));
    }
    document.title = all > 0 ? `(${all}) LowerBack Playground` : 'LowerBack Playground';
  }
}
