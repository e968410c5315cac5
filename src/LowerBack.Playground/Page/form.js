// A form over the page: a few questions, sent once. Closing it changes nothing.

import { el } from './dom.js';

/**
 * @param form what the API said
 * @param send sends (values, event id), answers what came of it and fails with a sentence where that did not work
 * @param sent called with what came of it, once the form is closed
 */
export function openForm(form, send, sent) {
  const fields = form.fields.map(field);
  const title = el('h2', { id: 'form-title', tabIndex: -1, autofocus: true, dir: 'auto' }, form.title);
  const trouble = el('p', { className: 'trouble', role: 'alert', hidden: true });
  const cancel = el('button', { type: 'button', className: 'press' }, 'Cancel');
  const done = el('button', { type: 'submit', className: 'press primary' }, 'Send');
  const body = el('form', { className: 'fields' },
    title, fields.map(one => one.node), trouble, el('div', { className: 'row' }, cancel, done));
  const dialog = el('dialog', { className: 'form', 'aria-labelledby': title.id }, body);
  let last = { said: '', event: '' };

  body.addEventListener('submit', async event => {
    event.preventDefault();
    if (done.getAttribute('aria-disabled') === 'true') return;
    const values = Object.fromEntries(fields.map(one => [one.name, one.values()]));
    // The same again after a failure is the same event, so it cannot be taken twice.
    const said = JSON.stringify(values);
    if (last.said !== said) last = { said, event: crypto.randomUUID() };
    done.setAttribute('aria-disabled', 'true');
    try {
      const came = await send(values, last.event);
      dialog.close();
      dialog.remove();
      sent(came);
    } catch (fault) {
      trouble.textContent = fault.message;
      trouble.hidden = false;
    } finally {
      done.setAttribute('aria-disabled', 'false');
    }
  });
  cancel.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function field(spec) {
  const id = `field-${spec.name}`;
  const hint = spec.hint ? el('small', { id: `${id}-hint`, dir: 'auto' }, spec.hint) : null;
  const common = { id, name: spec.name, 'aria-describedby': hint?.id };
  const { node, values } = { choice, choices, text }[spec.kind](spec, common, hint);
  return { name: spec.name, node, values };
}

const labelled = (spec, hint, box) => el('div', { className: 'field' },
  el('label', { for: box.id, dir: 'auto' }, spec.label), hint, box);

function choice(spec, common, hint) {
  const box = el('select', { ...common, required: !spec.optional });
  if (spec.optional || spec.values.length === 0) box.append(el('option', { value: '' }, '–'));
  box.append(...spec.choices.map(({ value, label }) => el('option', { value, selected: spec.values.includes(value) }, label)));
  return { node: labelled(spec, hint, box), values: () => (box.value ? [box.value] : []) };
}

function text(spec, common, hint) {
  const shape = { ...common, required: !spec.optional, maxLength: spec.longest, placeholder: spec.example ?? '', autocomplete: 'off', dir: 'auto' };
  const box = spec.long ? el('textarea', { ...shape, rows: 3 }) : el('input', { ...shape, type: 'text' });
  box.value = spec.values[0] ?? '';
  return { node: labelled(spec, hint, box), values: () => (box.value.trim() ? [box.value] : []) };
}

function choices(spec, common, hint) {
  const boxes = spec.choices.map(({ value }, place) => el('input', {
    type: 'checkbox', id: `${common.id}-${place}`, value, checked: spec.values.includes(value),
  }));
  const chosen = () => boxes.filter(box => box.checked).map(box => box.value);
  // A browser can ask for one box or for none, but not for any of several.
  const check = () => boxes[0].setCustomValidity(spec.optional || chosen().length > 0 ? '' : 'Choose at least one.');
  for (const box of boxes) box.addEventListener('change', check);
  check();
  const chips = boxes.map((box, place) => el('label', { for: box.id, dir: 'auto' }, box, spec.choices[place].label));
  const node = el('fieldset', { className: 'field', 'aria-describedby': common['aria-describedby'] },
    el('legend', { dir: 'auto' }, spec.label), hint, el('div', { className: 'chips' }, chips));
  return { node, values: chosen };
}
