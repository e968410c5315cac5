// Short notices that go away by themselves; resting on one keeps it.

import { el } from './dom.js';

const stays = 6000;

export function toast(text) {
  const close = el('button', { type: 'button', 'aria-label': 'Dismiss' }, '×');
  const node = el('div', { className: 'toast', dir: 'auto' }, el('span', {}, text), close);
  const remove = () => node.remove();
  let timer = setTimeout(remove, stays);
  close.addEventListener('click', remove);
  node.addEventListener('pointerenter', () => clearTimeout(timer));
  node.addEventListener('pointerleave', () => { timer = setTimeout(remove, stays / 2); });
  document.querySelector('.toasts').append(node);
}
