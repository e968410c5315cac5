// One message to elements.

import { el, icon } from './dom.js';
import { words } from './words.js';

const clockTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** The face beside a message or a conversation. */
export function face(id, name) {
  return id === 'coach'
    ? el('img', { className: 'face', src: '/assets/coach.svg', alt: '' })
    : el('span', { className: `face ${id}`, 'aria-hidden': 'true' }, name[0] ?? '?');
}

const viewBox = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/;

// As an image a drawing can run nothing. Its shape is known before it is drawn, so that nothing jumps.
function picture({ svg, alt }) {
  const src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const [, width, height] = viewBox.exec(svg) ?? [];
  return el('figure', { className: 'picture' }, el('img', { src, alt, width, height }));
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function file({ url, name, bytes }) {
  return el('a', { className: 'file', href: url, download: name },
    el('span', { className: 'file-icon' }, icon('file')),
    el('span', { className: 'file-name' }, el('bdi', {}, name), el('small', {}, size(bytes))));
}

function button(spec, onPress) {
  const look = spec.look === 'primary' ? 'press primary' : 'press';
  const opens = spec.kind === 'form' ? 'dialog' : null;
  const node = el('button', { type: 'button', className: look, dir: 'auto', 'aria-haspopup': opens }, spec.label);
  node.addEventListener('click', () => {
    if (node.getAttribute('aria-disabled') !== 'true') onPress(spec);
  });
  return node;
}

/**
 * A message as one person sees it.
 * @param message what the API said
 * @param me the reader's id
 * @param inGroup whether names are shown
 * @param onPress called with the button that was pressed
 */
export function show(message, me, inGroup, onPress) {
  const side = message.from === me ? 'mine' : message.from === 'coach' ? 'coach' : 'other';
  const when = new Date(message.at);
  const rows = message.buttons.map(row => el('div', { className: 'row' }, row.map(spec => button(spec, onPress))));
  const bubble = el('div', { className: 'bubble' },
    el('span', { className: inGroup && side !== 'mine' ? `who ${message.from}` : 'hidden' },
      message.from === me ? 'You' : el('bdi', {}, message.fromName)),
    message.onlyFor && inGroup ? el('span', { className: 'aside' }, icon('lock'), 'Only you can see this') : null,
    message.picture ? picture(message.picture) : null,
    message.calling ? el('span', { className: `calling ${message.calling.id}` }, '@', el('bdi', {}, message.calling.name)) : null,
    el('div', { className: 'words' }, words(message.blocks)),
    message.file ? file(message.file) : null,
    el('span', { className: 'meta' },
      message.edited ? el('span', { className: 'edited' }, 'edited') : null,
      el('time', { dateTime: message.at, title: when.toLocaleString() }, clockTime.format(when))));
  const stack = el('div', { className: 'stack' }, bubble,
    rows.length > 0 ? el('div', { className: 'rows', role: 'group', 'aria-label': 'Answers to choose from' }, rows) : null);
  return el('article', {
    className: `message ${side}${message.onlyFor && inGroup ? ' whispered' : ''}`, tabIndex: -1, dataset: { id: message.id },
  }, side === 'mine' ? null : face(message.from, message.fromName), stack);
}
