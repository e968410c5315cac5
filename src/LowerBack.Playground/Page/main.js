// Puts the page together.

import * as api from './api.js';
import { Clock } from './clock.js';
import { listen } from './live.js';
import { startLook } from './look.js';
import { Pane } from './pane.js';
import { Switcher } from './people.js';
import { Store } from './store.js';

const store = new Store();
const clock = new Clock();
const away = document.querySelector('.away');
const main = document.querySelector('main');
let caughtUp = false;

function say(trouble) {
  away.textContent = trouble;
  away.hidden = !trouble;
}

async function start() {
  let known;
  try {
    known = await api.people();
  } catch {
    say('The coach is away. Trying again…');
    setTimeout(start, 2000);
    return;
  }
  say('');
  const panes = known.conversations.map(conversation => new Pane(conversation, known.people, store, open));
  const switcher = new Switcher(panes, open);
  const paneOf = id => panes.find(pane => pane.conversation.id === id);
  main.append(...panes.map(pane => pane.node));

  function open(id, focus = true) {
    const chosen = paneOf(id);
    for (const pane of panes) pane.node.classList.toggle('current', pane === chosen);
    history.replaceState(null, '', `#${id}`);
    switcher.mark(id);
    chosen.log.toEnd();
    // On a touch screen the keyboard would jump up and cover the conversation.
    if (focus && matchMedia('(pointer: fine)').matches) chosen.composer.focus();
  }

  store.addEventListener('message', ({ detail: { person, conversation, message, isNew } }) => {
    const pane = paneOf(conversation);
    if (pane.person !== person) return;
    pane.take(message);
    if (isNew && caughtUp && message.from !== person && !pane.inView) pane.unread++;
    switcher.note(conversation, message);
  });

  async function catchUp() {
    const views = known.conversations.flatMap(({ id, people }) => people.map(person => [id, person]));
    await Promise.all(views.map(async ([id, person]) => {
      const { messages } = await api.transcript(id, person);
      store.merge(person, id, messages);
    }));
    if (!caughtUp) for (const pane of panes) pane.log.toEnd();
    caughtUp = true;
    main.dataset.ready = 'true';
  }

  listen(known.people.map(person => person.id), (kind, news) => {
    switch (kind) {
      case 'hello': clock.set(news.clock); catchUp().catch(fault => say(fault.message)); break;
      case 'message-added':
      case 'message-edited':
        for (const person of news.for) store.merge(person, news.message.conversation, [news.message]);
        break;
      case 'typing': paneOf(news.conversation).typing(news.on); break;
      case 'clock': clock.set(news.clock); break;
    }
  }, broken => {
    say(broken ? 'The coach is away. Trying again…' : '');
    // Whoever was typing when the line broke may have stopped unheard.
    if (broken) for (const pane of panes) pane.typing(false);
  });

  startLook(() => switcher.count());
  const wanted = location.hash.slice(1);
  open(paneOf(wanted) ? wanted : known.conversations[0].id);
  document.addEventListener('visibilitychange', () => switcher.count());
  document.querySelector('.skip').addEventListener('click', event => {
    event.preventDefault();
    panes.find(pane => pane.inView)?.composer.focus();
  });
}

start();
