// The event stream. Every "hello" means: read everything again, something may have been missed.

const kinds = ['hello', 'message-added', 'message-edited', 'typing', 'clock'];
const retryAfter = 2000;
const patience = 1500;

/** Listens for people; calls hear(kind, news) for each piece of news and away(true or false) as the line breaks and mends. */
export function listen(persons, hear, away) {
  let source = null;
  let worry = 0;

  function open() {
    source = new EventSource(`/api/events?${persons.map(person => `person=${person}`).join('&')}`);
    for (const kind of kinds) {
      source.addEventListener(kind, event => {
        if (kind === 'hello') calm();
        hear(kind, JSON.parse(event.data));
      });
    }
    source.addEventListener('error', () => {
      worry ||= setTimeout(() => away(true), patience);
      // The browser gives up for good when it was answered "no"; we do not.
      if (source.readyState === EventSource.CLOSED) setTimeout(reopen, retryAfter);
    });
  }

  function calm() {
    clearTimeout(worry);
    worry = 0;
    away(false);
  }

  function close() {
    source?.close();
    source = null;
  }

  function reopen() {
    close();
    if (!document.hidden) open();
  }

  // A browser keeps six connections to a host, over all tabs: a tab that nobody sees gives its own back.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else if (!source) open();
  });
  open();
}
