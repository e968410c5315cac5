// Talks to the Playground's HTTP API. A refusal is an error whose message can be shown as it is.

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(`/api/${path}`, options);
  } catch (fault) {
    if (fault.name === 'AbortError') throw fault;
    throw new Error('The coach could not be reached. Is the program still running?');
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.detail ?? 'The coach did not understand that. Try it again.');
  return body;
}

const post = (path, body) => ask(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const people = () => ask('people');
export const transcript = (conversation, person) => ask(`conversations/${conversation}/messages?person=${person}`);
export const type = (conversation, person, text, event) => post(`conversations/${conversation}/messages`, { person, text, event });
export const press = (conversation, person, message, button) => post(`conversations/${conversation}/presses`, {
  person, message, token: button.token, label: button.label, event: crypto.randomUUID(),
});
export const submit = (conversation, person, form, values, event) => post(`conversations/${conversation}/forms`, {
  person, message: form.message, token: form.token, values, event,
});
export const suggestions = (person, text, signal) =>
  ask(`suggestions?person=${person}&text=${encodeURIComponent(text)}`, { signal });
export const moveClock = how => post('clock', { ...how, zone });
