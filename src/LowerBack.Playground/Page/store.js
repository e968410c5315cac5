// What each person may read of each conversation. One view per person and conversation; panes listen to their own.

const kept = 400;

/** By the coach's clock, and by number within a moment; numbers alone start over with the program. */
export const inOrder = (one, other) => Date.parse(one.at) - Date.parse(other.at) || one.sequence - other.sequence;

export class Store extends EventTarget {
  #views = new Map();

  static key(person, conversation) {
    return `${person}/${conversation}`;
  }

  /** A view's messages in the order in which they were said. */
  read(person, conversation) {
    return [...this.#view(person, conversation).values()].sort(inOrder);
  }

  /** Takes messages in. Those already known in this state or a newer one change nothing. */
  merge(person, conversation, messages) {
    const view = this.#view(person, conversation);
    for (const message of messages) {
      const known = view.get(message.id);
      if (known && known.changed >= message.changed) continue;
      view.set(message.id, message);
      if (view.size > kept) view.delete(view.keys().next().value);
      this.dispatchEvent(new CustomEvent('message', { detail: { person, conversation, message, isNew: !known } }));
    }
  }

  #view(person, conversation) {
    const key = Store.key(person, conversation);
    if (!this.#views.has(key)) this.#views.set(key, new Map());
    return this.#views.get(key);
  }
}
