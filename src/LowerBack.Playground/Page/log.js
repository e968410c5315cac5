// The scrolling list of messages of one view.

import { el, icon } from './dom.js';
import { show } from './message.js';
import { inOrder } from './store.js';

const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const runLength = 5 * 60 * 1000;
const near = 120;
const edge = 12;
const quiet = 300;
const kept = 400;

const dayOf = message => new Date(message.at).toDateString();

export class Log {
  #last = null;
  #nodes = new Map();
  #inGroup;
  #onPress;
  #person = '';
  #dots = el('div', { className: 'typing', hidden: true },
    el('img', { className: 'face', src: '/assets/coach.svg', alt: '' }),
    el('span', { className: 'dots' }, el('span', { className: 'hidden' }, 'The coach is typing'), el('i'), el('i'), el('i')));

  constructor(label, inGroup, empty, onPress) {
    this.#inGroup = inGroup;
    this.#onPress = onPress;
    this.empty = empty;
    this.list = el('div', { className: 'list' });
    this.node = el('div', { className: 'log', role: 'log', tabIndex: 0, 'aria-live': 'polite', 'aria-label': label },
      empty, this.list, this.#dots);
    this.jump = el('button', { type: 'button', className: 'jump', hidden: true }, icon('down'), 'New messages');
    this.jump.addEventListener('click', () => this.toEnd());
    this.node.addEventListener('scroll', () => { if (this.#atEnd()) this.jump.hidden = true; });
    // Pictures and keyboards change heights: whoever was at the end stays there.
    let wasAtEnd = true;
    this.node.addEventListener('scroll', () => { wasAtEnd = this.#atEnd(); });
    const watch = new ResizeObserver(() => { if (wasAtEnd) this.#settle(); });
    watch.observe(this.node);
    watch.observe(this.list);
  }

  /** Shows a view from the start. */
  fill(messages, person) {
    this.#person = person;
    this.#last = null;
    this.#nodes.clear();
    this.list.replaceChildren();
    // A change of reader is not news: nobody wants it all read out.
    this.node.setAttribute('aria-live', 'off');
    setTimeout(() => this.node.setAttribute('aria-live', 'polite'), quiet);
    for (const message of messages) this.#append(message);
    this.#noteEmpty();
    this.toEnd();
  }

  /** Takes in a new message, or the new words of a known one; false for one that belongs further up. */
  take(message) {
    const known = this.#nodes.get(message.id);
    if (known) this.#exchange(known, message);
    else if (this.#last && inOrder(message, this.#last) < 0) return false;
    else {
      const follow = this.#atEnd() || message.from === this.#person;
      this.#append(message);
      this.#noteEmpty();
      if (follow) this.#reveal(this.#nodes.get(message.id));
      else this.jump.hidden = false;
    }
    return true;
  }

  /** Shows or hides that the coach is typing. */
  typing(on) {
    const follow = this.#atEnd();
    this.#dots.hidden = !on;
    if (on && follow) this.toEnd();
  }

  /** While a press is on its way no other button of the message takes one. */
  busy(id, on) {
    const node = this.#nodes.get(id);
    if (!node) return;
    node.setAttribute('aria-busy', String(on));
    for (const button of node.querySelectorAll('.press')) button.setAttribute('aria-disabled', String(on));
  }

  /** Gives the focus to a message, where the button that had it is gone. */
  goOnFrom(id) {
    const node = this.#nodes.get(id);
    if (node && document.activeElement === document.body) (node.querySelector('.press') ?? node).focus({ preventScroll: true });
  }

  /** Goes to the newest message; at once, so that "at the end" is true while more is coming in. */
  toEnd() {
    this.node.scrollTo({ top: this.node.scrollHeight, behavior: 'instant' });
    this.jump.hidden = true;
  }

  #settle() {
    const last = this.list.lastElementChild;
    if (last) this.#reveal(last);
  }

  // What does not fit is shown from where one starts to read.
  #reveal(node) {
    if (node.offsetHeight + edge < this.node.clientHeight) this.toEnd();
    else this.node.scrollTo({ top: node.offsetTop - edge, behavior: 'instant' });
  }

  #append(message) {
    const before = this.#last;
    if (!before || dayOf(before) !== dayOf(message)) {
      this.list.append(el('p', { className: 'day' }, el('span', {}, day.format(new Date(message.at)))));
    }
    const node = this.#render(message);
    const runs = before && before.from === message.from && dayOf(before) === dayOf(message)
      && Date.parse(message.at) - Date.parse(before.at) < runLength;
    node.classList.toggle('runs', Boolean(runs));
    this.#nodes.set(message.id, node);
    this.list.append(node);
    this.#last = message;
    if (this.#nodes.size > kept) this.#dropFirst();
  }

  #dropFirst() {
    const [id, node] = this.#nodes.entries().next().value;
    this.#nodes.delete(id);
    node.remove();
  }

  #exchange(old, message) {
    const follow = this.#atEnd();
    const hadFocus = old.contains(document.activeElement);
    const node = this.#render(message);
    node.classList.toggle('runs', old.classList.contains('runs'));
    node.classList.add('changed');
    this.#nodes.set(message.id, node);
    old.replaceWith(node);
    // Whoever pressed by keyboard goes on from the same place.
    if (hadFocus) (node.querySelector('.press') ?? node).focus({ preventScroll: true });
    if (follow) this.#settle();
  }

  #render(message) {
    return show(message, this.#person, this.#inGroup, button => this.#onPress(message, button));
  }

  #noteEmpty() {
    this.empty.hidden = this.#nodes.size > 0;
  }

  #atEnd() {
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < near;
  }
}
