// Where one types. What was typed is kept until the coach has it.

import { el, icon, memory, forThisTab } from './dom.js';
import { CommandMenu } from './menu.js';

const tallest = 160;

export class Composer {
  #draftKey;
  #send;
  #failed = null;
  #line = Promise.resolve();

  /**
   * @param conversation its id  @param label what the text box is called  @param person tells who types
   * @param send sends (text, event id) and fails with a sentence where that did not work
   */
  constructor(conversation, label, person, send) {
    this.#draftKey = `draft:${conversation}`;
    this.#send = send;
    this.box = el('textarea', {
      id: `box-${conversation}`, rows: 1, maxLength: 4096, placeholder: 'Write, or type / for commands',
      autocomplete: 'off', enterKeyHint: 'send', 'aria-label': label,
    });
    this.menu = new CommandMenu(this.box, `menu-${conversation}`, person, line => this.#complete(line));
    this.trouble = el('p', { className: 'trouble', role: 'alert', hidden: true });
    const button = el('button', { type: 'submit', className: 'send', 'aria-label': 'Send' }, icon('send'));
    // The text box keeps the focus, and a phone its keyboard.
    button.addEventListener('pointerdown', event => event.preventDefault());
    this.form = el('form', { className: 'composer' }, this.menu.list, this.box, button);
    this.node = el('div', { className: 'foot' }, this.trouble, this.form);
    this.form.addEventListener('submit', event => { event.preventDefault(); this.#submit(); });
    this.box.addEventListener('input', () => this.#changed());
    this.box.addEventListener('keydown', event => this.#key(event));
    this.box.value = memory.get(forThisTab, this.#draftKey) ?? '';
    requestAnimationFrame(() => this.#fit());
  }

  focus() {
    this.box.focus();
  }

  /** Sends a text that was not typed, such as the first /start. */
  say(text) {
    return this.#post(text, crypto.randomUUID());
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.menu.key(event)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    }
  }

  #submit() {
    const text = this.box.value.trim();
    if (!text) return;
    // The same text again after a failure is the same event, so it cannot be taken twice.
    const event = this.#failed?.text === text ? this.#failed.event : crypto.randomUUID();
    this.#write('');
    this.menu.close();
    this.#post(text, event);
  }

  // One after the other, so that two quick messages stay in order.
  #post(text, event) {
    memory.set(forThisTab, this.#draftKey, text);
    this.#line = this.#line.then(async () => {
      try {
        await this.#send(text, event);
        this.#failed = null;
        this.trouble.hidden = true;
        memory.set(forThisTab, this.#draftKey, this.box.value);
      } catch (fault) {
        this.#giveBack(text, event, fault.message);
      }
    });
    return this.#line;
  }

  #giveBack(text, event, why) {
    const typedSince = this.box.value.trim();
    this.#failed = { text, event };
    this.#write(typedSince && typedSince !== text ? `${text}\n${typedSince}` : text);
    const retry = el('button', { type: 'button' }, 'Try again');
    retry.addEventListener('click', () => { this.focus(); this.#submit(); });
    this.trouble.replaceChildren(el('span', {}, why), retry);
    this.trouble.hidden = false;
  }

  #complete(line) {
    this.#write(line);
    this.focus();
    this.box.setSelectionRange(line.length, line.length);
    if (line.endsWith(' ')) this.menu.update();
  }

  #write(text) {
    this.box.value = text;
    this.#keep();
  }

  #changed() {
    this.#keep();
    this.menu.update();
  }

  #keep() {
    memory.set(forThisTab, this.#draftKey, this.box.value);
    this.#fit();
  }

  #fit() {
    this.box.style.height = 'auto';
    this.box.style.height = `${Math.min(this.box.scrollHeight, tallest)}px`;
    this.box.classList.toggle('tall', this.box.scrollHeight > tallest);
  }
}
