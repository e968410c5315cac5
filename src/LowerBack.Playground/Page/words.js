// Blocks and spans to elements.

import { el } from './dom.js';

const tags = { strong: 'strong', emphasis: 'em', code: 'code' };

const span = ({ text, style }) => (tags[style] ? el(tags[style], {}, text) : document.createTextNode(text));

/** The words of a message as elements. */
export function words(blocks) {
  return blocks.map(block => (block.kind === 'bullets'
    ? el('ul', {}, block.items.map(item => el('li', { dir: 'auto' }, item.map(span))))
    : el('p', { dir: 'auto' }, block.spans.map(span))));
}
