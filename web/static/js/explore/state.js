// The state of the explorer as its address holds it: moves in order, filters, what is hidden, pinned and selected.

const MOVES = new Set(["start", "node", "step", "path"]);
const SINGLE = ["region", "since", "until", "confidence"];

/** Readable addresses: ids keep their slashes and tildes. */
const encode = (text) => encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%7E", "~").replaceAll("%3A", ":");

export class State {
  constructor({ moves = [], hide = [], pins = [], without = [], single = {}, selected = "" } = {}) {
    Object.assign(this, { moves, hide, pins, without, single, selected });
  }

  static read(search = location.search) {
    const state = new State();
    for (const [name, value] of new URLSearchParams(search)) {
      if (!value) continue;
      if (MOVES.has(name)) state.moves.push([name, value]);
      else if (name === "hide") state.hide.push(value);
      else if (name === "pin") state.pins.push(value);
      else if (name === "without") state.without.push(value);
      else if (name === "selected") state.selected = value;
      else if (SINGLE.includes(name)) state.single[name] = value;
    }
    return state;
  }

  /** A copy with some parts replaced. */
  with(changes) {
    return new State({ ...this, ...changes });
  }

  move(name, value) {
    return this.with({ moves: [...this.moves, [name, value]] });
  }

  set(name, value) {
    const single = { ...this.single };
    if (value) single[name] = value;
    else delete single[name];
    return this.with({ single });
  }

  toggled(list, value, on) {
    const rest = this[list].filter((v) => v !== value);
    return this.with({ [list]: on ? [...rest, value] : rest });
  }

  hidden(id) {
    return this.with({ hide: [...new Set([...this.hide, id])], selected: this.selected === id ? "" : this.selected });
  }

  pinned(id, x, y) {
    const rest = this.pins.filter((pin) => !pin.startsWith(`${id}~`));
    return this.with({ pins: x === undefined ? rest : [...rest, `${id}~${Math.round(x)}~${Math.round(y)}`] });
  }

  /** The filters on statements, as they are asked for one thing or relation. */
  get scope() {
    return ["since", "until", "confidence"].filter((n) => this.single[n]).map((n) => `&${n}=${encode(this.single[n])}`).join("");
  }

  /** An expansion keeps the filters of its time: relation, direction and kind may be empty. */
  step(id, relation = "", direction = "", kind = "") {
    const { since = "", until = "", confidence = "" } = this.single;
    const value = [id, relation, direction, kind, since, until, confidence].join("~").replace(/~+$/, "");
    return this.move("step", value);
  }

  /** What the server needs to draw it; with `selected`, the whole address. */
  query(whole = false) {
    const pairs = [
      ...this.moves,
      ...this.without.map((v) => ["without", v]),
      ...SINGLE.filter((n) => this.single[n]).map((n) => [n, this.single[n]]),
      ...this.hide.map((v) => ["hide", v]),
      ...this.pins.map((v) => ["pin", v]),
    ];
    if (whole && this.selected) pairs.push(["selected", this.selected]);
    return pairs.map(([name, value]) => `${name}=${encode(value)}`).join("&");
  }
}

/** Steps back and forth are the browser's own history; this tells whether there are any. */
export class Steps {
  constructor(onMove) {
    const index = history.state?.step ?? 0;
    history.replaceState({ step: index }, "");
    this.top = Math.max(index, Number(sessionStorage.getItem("explore-top") ?? 0));
    if (index === 0) this.remember(0);
    addEventListener("popstate", onMove);
  }

  get index() {
    return history.state?.step ?? 0;
  }

  remember(top) {
    this.top = top;
    sessionStorage.setItem("explore-top", String(top));
  }

  push(address) {
    const step = this.index + 1;
    history.pushState({ step }, "", address);
    this.remember(step);
  }

  replace(address) {
    history.replaceState({ step: this.index }, "", address);
  }

  get canUndo() {
    return this.index > 0;
  }

  get canRedo() {
    return this.index < this.top;
  }
}
