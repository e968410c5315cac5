// The list that completes a command while it is typed: an ARIA combobox over the composer's text box.

import { el } from './dom.js';
import * as api from './api.js';

const pause = 40;

export class CommandMenu {
  #box;
  #person;
  #shown = [];
  #active = -1;
  #timer = 0;
  #asked = null;
  #onChoose;

  /** @param box the text box  @param person tells who types  @param onChoose called with the whole new line */
  constructor(box, id, person, onChoose) {
    this.#box = box;
    this.#person = person;
    this.#onChoose = onChoose;
    this.list = el('ul', { className: 'menu', id, role: 'listbox', 'aria-label': 'Commands', hidden: true });
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-controls', id);
    box.setAttribute('aria-expanded', 'false');
    box.addEventListener('blur', () => this.close());
  }

  get open() {
    return !this.list.hidden;
  }

  /** Asks what could follow; answers that come late are dropped. */
  update() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    const line = this.#box.value;
    if (!line.startsWith('/') || line.includes('\n')) {
      this.close();
      return;
    }
    this.#timer = setTimeout(async () => {
      this.#asked = new AbortController();
      try {
        const { suggestions } = await api.suggestions(this.#person(), line, this.#asked.signal);
        if (this.#box.value === line && document.activeElement === this.#box) this.#show(suggestions, !line.includes(' '));
      } catch { /* Without suggestions one can still type. */ }
    }, pause);
  }

  /** Handles a key; true when it was for the menu. */
  key(event) {
    if (!this.open) return false;
    const many = this.#shown.length;
    switch (event.key) {
      case 'ArrowDown': this.#mark((this.#active + 1) % many); return true;
      case 'ArrowUp': this.#mark(this.#active <= 0 ? many - 1 : this.#active - 1); return true;
      case 'Escape': this.close(); return true;
      case 'Tab': if (event.shiftKey) return false; this.#choose(Math.max(this.#active, 0)); return true;
      case 'Enter': return this.#enter(event);
      default: return false;
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.list.hidden = true;
    this.#active = -1;
    this.#box.setAttribute('aria-expanded', 'false');
    this.#box.removeAttribute('aria-activedescendant');
  }

  // A line that is complete is sent, not completed once more.
  #enter(event) {
    const chosen = this.#shown[this.#active];
    if (event.shiftKey || !chosen || chosen.line.trim() === this.#box.value.trim()) return false;
    this.#choose(this.#active);
    return true;
  }

  #show(suggestions, markFirst) {
    this.#shown = suggestions;
    if (suggestions.length === 0) {
      this.close();
      return;
    }
    this.list.replaceChildren(...suggestions.map((one, index) => {
      const node = el('li', { role: 'option', id: `${this.list.id}-${index}`, 'aria-selected': 'false' },
        el('span', { className: 'label' }, one.label), el('span', { className: 'detail' }, one.detail ?? ''));
      // Before the text box loses its focus.
      node.addEventListener('pointerdown', event => { event.preventDefault(); });
      node.addEventListener('click', () => this.#choose(index));
      return node;
    }));
    this.list.hidden = false;
    this.#box.setAttribute('aria-expanded', 'true');
    this.#mark(markFirst ? 0 : -1);
  }

  #mark(index) {
    this.#active = index;
    [...this.list.children].forEach((node, place) => node.setAttribute('aria-selected', String(place === index)));
    if (index < 0) this.#box.removeAttribute('aria-activedescendant');
    else {
      this.#box.setAttribute('aria-activedescendant', this.list.children[index].id);
      this.list.children[index].scrollIntoView({ block: 'nearest' });
    }
  }

  #choose(index) {
    const chosen = this.#shown[index];
    this.close();
    if (chosen) this.#onChoose(chosen.line);
  }
}
