// The coach's clock in the header.

import { toast } from './toast.js';
import * as api from './api.js';

const shown = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const tick = 1000;

function ahead(seconds) {
  if (seconds < 30) return 'real time';
  const minutes = Math.round(seconds / 60);
  const parts = [[Math.floor(minutes / 1440), 'd'], [Math.floor(minutes / 60) % 24, 'h'], [minutes % 60, 'min']];
  return `${parts.filter(([many]) => many > 0).slice(0, 2).map(([many, unit]) => `${many} ${unit}`).join(' ')} ahead`;
}

export class Clock {
  #offset = 0;
  #time = document.querySelector('.clock time');
  #ahead = document.querySelector('.clock .ahead');
  #face = document.querySelector('.clock-face');
  #moves = document.querySelector('.clock-moves');

  constructor() {
    setInterval(() => this.#draw(), tick);
    // Where there is room the buttons are always there and the face opens nothing.
    const roomy = matchMedia('(min-width: 800px)');
    const fit = () => { this.#face.disabled = roomy.matches; };
    roomy.addEventListener('change', fit);
    fit();
    this.#face.addEventListener('click', () => this.#open(this.#face.getAttribute('aria-expanded') !== 'true'));
    document.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || this.#face.getAttribute('aria-expanded') !== 'true') return;
      if (this.#moves.contains(event.target)) this.#face.focus();
      this.#open(false);
    });
    document.addEventListener('pointerdown', event => {
      if (!event.target.closest('.clock')) this.#open(false);
    });
    for (const button of this.#moves.querySelectorAll('button')) {
      button.addEventListener('click', () => this.#move(button));
    }
  }

  /** Takes the coach's time. */
  set(clock) {
    this.#offset = Date.parse(clock.now) - Date.now();
    this.#ahead.textContent = ahead(clock.aheadSeconds);
    this.#ahead.classList.toggle('real', clock.aheadSeconds < 30);
    this.#draw();
  }

  #draw() {
    const now = new Date(Date.now() + this.#offset);
    const text = shown.format(now);
    if (this.#time.textContent !== text) this.#time.textContent = text;
    this.#time.dateTime = now.toISOString();
  }

  #open(on) {
    this.#face.setAttribute('aria-expanded', String(on));
  }

  async #move(button) {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    try {
      const { advance, to } = button.dataset;
      this.set(await api.moveClock(advance ? { advance } : { to }));
    } catch (fault) {
      toast(fault.message);
    } finally {
      button.setAttribute('aria-disabled', 'false');
    }
  }
}
