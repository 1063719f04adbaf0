// The panel of what is selected: facts, neighbours with their numbers, the sentence that states a relation.
import { fill, make, name, shape } from "./dom.js";

const SHOWN_RELATIONS = 8;

export class Panel {
  constructor(element, words, actions) {
    this.element = element;
    this.words = words;
    this.actions = actions;
    this.empty = [...element.children].map((child) => child.cloneNode(true));
    this.asked = 0;
  }

  clear() {
    this.asked += 1;
    this.element.replaceChildren(...this.empty.map((child) => child.cloneNode(true)));
    delete this.element.dataset.shows;
  }

  async fetch(address) {
    const mine = ++this.asked;
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    return mine === this.asked ? told : null;
  }

  button(words, onclick, options = {}) {
    const { primary = false, ...attributes } = options;
    return make("button", { type: "button", class: `btn btn-sm ${primary ? "btn-primary" : "btn-outline-primary"}`, onclick, ...attributes }, words);
  }

  async thing(node, data, state) {
    const w = this.words;
    const told = await this.fetch(`/explore/thing.json?id=${encodeURIComponent(node.id)}${state.scope}`);
    if (!told) return;
    const touching = data.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
    const pinned = state.pins.some((pin) => pin.startsWith(`${node.id}~`));
    const head = [
      make("p", { class: `kind kind-${node.group}` }, shape(node.group), node.kindWords),
      make("h2", { class: "selected-name", tabindex: "-1" }, name(node.name)),
      make("p", { class: "tools" },
        make("a", { class: "btn btn-sm btn-primary", href: told.url }, w.open),
        this.button(w.expand_all, () => this.actions.expand(node.id), { "data-do": "expand" }),
        this.button(pinned ? w.unpin : w.pin, () => this.actions.pin(node.id, !pinned), { "data-do": "pin", "aria-pressed": String(pinned) }),
        this.button(w.hide, () => this.actions.hide(node.id), { "data-do": "hide" }),
        this.button(w.path_from, () => this.actions.pathFrom(node), { "data-do": "path" }),
        this.button(w.restart, () => this.actions.restart(node.id), { "data-do": "restart" })),
    ];
    const facts = make("dl", { class: "facts" },
      ...told.facts.flatMap((fact) => [
        make("dt", {}, fact.label),
        make("dd", {}, fact.url ? make("a", { href: fact.url }, name(fact.value)) : name(fact.value)),
      ]));
    this.element.replaceChildren(...head, facts, this.groups(node, told.groups, touching, data), this.relations(node, touching, data));
    this.element.dataset.shows = node.id;
  }

  /** For each relation, direction and kind: how many there are, how many are shown, and the button for the rest. */
  groups(node, groups, touching, data) {
    const w = this.words;
    const kinds = new Map(data.nodes.map((n) => [n.id, n.kind]));
    const items = groups.map((group) => {
      const others = touching
        .filter((edge) => edge.relation === group.relation && (group.direction === "out" ? edge.from : edge.to) === node.id)
        .map((edge) => (group.direction === "out" ? edge.to : edge.from))
        .filter((id) => kinds.get(id) === group.kind);
      const shown = Math.min(new Set(others).size, group.total);
      const rest = group.total - shown;
      const count = rest === 0 ? w.all_shown : fill(w.shown, { shown, total: group.total });
      return make("li", {},
        shape(group.kind),
        make("span", { class: "group-words" }, group.words, make("span", { class: "soft small" }, `${group.total} ${group.what} · ${count}`)),
        rest > 0 ? this.button(fill(w.expand, { n: rest }), () => this.actions.expand(node.id, group.relation, group.direction, group.kind), {
          "data-group": `${group.relation}~${group.direction}~${group.kind}`,
          "aria-label": `${fill(w.expand, { n: rest })}: ${group.words}, ${group.what}`,
        }) : null);
    });
    return make("div", {}, make("h3", { class: "small-title" }, w.neighbours),
      items.length ? make("ul", { class: "groups" }, ...items) : make("p", { class: "soft" }, w.no_neighbours));
  }

  relations(node, touching, data) {
    if (!touching.length) return "";
    const names = new Map(data.nodes.map((n) => [n.id, n]));
    const items = touching.slice(0, SHOWN_RELATIONS).map((edge) => {
      const out = edge.from === node.id;
      const other = names.get(out ? edge.to : edge.from);
      return make("li", {},
        make("button", { type: "button", class: "line-button", onclick: () => this.actions.select(edge.id) },
          `${out ? edge.words : edge.inverse} `, shape(other.group), " ", name(other.name)));
    });
    const rest = touching.length - items.length;
    return make("div", {}, make("h3", { class: "small-title" }, this.words.in_picture),
      make("ul", { class: "plain" }, ...items),
      rest > 0 ? make("p", { class: "soft small" }, fill(this.words.and_more, { n: rest })) : null);
  }

  async relation(edge, data, state) {
    const w = this.words;
    const ends = `source=${encodeURIComponent(edge.from)}&target=${encodeURIComponent(edge.to)}`;
    const told = await this.fetch(`/explore/relation.json?relation=${edge.relation}&${ends}${state.scope}`);
    if (!told) return;
    const groups = new Map(data.nodes.map((n) => [n.id, n.group]));
    const end = (party) => make("button", { type: "button", class: "line-button", onclick: () => this.actions.select(party.id) },
      shape(groups.get(party.id)), " ", name(party.name));
    this.element.replaceChildren(
      make("p", { class: "small-title" }, w.relation),
      make("h2", { class: "selected-relation", tabindex: "-1" }, end(told.source), make("span", { class: "relation-words" }, `${told.words} →`), end(told.target)),
      edge.when ? make("p", { class: "soft" }, edge.when) : "",
      ...told.sentences.map((sentence) => this.sentence(sentence)),
      told.stated ? "" : make("p", { class: "soft" }, w.not_stated),
      told.total > told.sentences.length ? make("p", { class: "soft small" }, fill(w.more_sentences, { n: told.total - told.sentences.length })) : "",
    );
    this.element.dataset.shows = edge.id;
  }

  sentence(sentence) {
    const w = this.words;
    const words = sentence.parts.map((part) => (part.marked ? make("mark", {}, part.text) : part.text));
    const from = [sentence.outlet, sentence.published].filter(Boolean).join(", ");
    return make("figure", { class: "evidence" },
      make("blockquote", { lang: "id", cite: sentence.url }, make("p", {}, sentence.before ? "… " : "", ...words, sentence.after ? " …" : "")),
      make("figcaption", {},
        make("p", { class: "source" }, name(from), from ? " · " : "", `${w.confidence} ${sentence.confidence}`),
        make("p", { class: "tools" },
          make("a", { class: "btn btn-sm btn-outline-primary", href: sentence.url }, w.read),
          sentence.page ? make("a", { class: "btn btn-sm btn-outline-primary", href: sentence.page }, w.directive_page) : null)));
  }
}
