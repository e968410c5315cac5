// Light or dark, one chat or three: chosen here, remembered by the browser.

import { icon, memory, forGood } from './dom.js';

const root = document.documentElement;

const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

export function startLook(onLayout) {
  const theme = document.querySelector('#theme');
  const drawTheme = () => {
    theme.replaceChildren(icon(isDark() ? 'sun' : 'moon'));
    theme.setAttribute('aria-label', isDark() ? 'Switch to light colours' : 'Switch to dark colours');
    theme.title = theme.getAttribute('aria-label');
  };
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    memory.set(forGood, 'theme', root.dataset.theme);
    drawTheme();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawTheme);
  drawTheme();

  const layout = document.querySelector('#layout');
  const drawLayout = side => {
    document.body.dataset.layout = side ? 'side' : 'one';
    layout.setAttribute('aria-pressed', String(side));
    onLayout();
  };
  layout.addEventListener('click', () => {
    const side = document.body.dataset.layout !== 'side';
    memory.set(forGood, 'layout', side ? 'side' : '');
    drawLayout(side);
  });
  drawLayout(memory.get(forGood, 'layout') === 'side');
}
