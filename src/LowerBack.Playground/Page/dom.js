// Builds elements. Words always go in as text nodes: nothing that somebody typed is ever read as markup.

const svgSpace = 'http://www.w3.org/2000/svg';

/** Makes an element with properties, attributes (keys with a dash, "role" or "for") and children. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.includes('-') || key === 'role' || key === 'for') node.setAttribute(key, value);
    else if (key === 'dataset') Object.assign(node.dataset, value);
    else node[key] = value;
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined));
  return node;
}

const paths = {
  send: 'M4 12 20 4l-5 16-3.500-6.500L4 12Zm7.500 1.500L20 4',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5M12 12v5m-2.500-2L12 17.500 14.500 15',
  down: 'M12 5v14m-6-6 6 6 6-6',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.400 1.400m11.200 11.200L19 19M5 19l1.400-1.400M17.600 6.400 19 5',
  moon: 'M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500Z',
};

/** A line drawing in the colour of the words around it; for the eye only. */
export function icon(name) {
  const svg = document.createElementNS(svgSpace, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(svgSpace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** Remembers small things; does without where the browser has no storage for us. */
export const memory = {
  get(store, key) {
    try { return store().getItem(key); } catch { return null; }
  },
  set(store, key, value) {
    try {
      if (value) store().setItem(key, value);
      else store().removeItem(key);
    } catch { /* Nothing to be done, and nothing is lost that is on the screen. */ }
  },
};

export const forGood = () => localStorage;
export const forThisTab = () => sessionStorage;
