// Filters: kinds and relations with their numbers, period, confidence, region; what was hidden one by one.
import { fill, make, name, shape } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";

export class Filters {
  /** `change(state, settled)` is told the new state; not settled while a slider still moves. */
  constructor(root, words, change) {
    this.words = words;
    this.root = root;
    this.change = change;
    this.part = (key) => root.querySelector(`[data-${key}]`);
    this.bars = [];
    for (const key of ["since", "until"]) {
      this.part(key).addEventListener("input", () => this.period(false));
      this.part(key).addEventListener("change", () => this.period(true));
    }
    this.part("confidence").addEventListener("input", (event) => this.sure(event.target.value, false));
    this.part("confidence").addEventListener("change", (event) => this.sure(event.target.value, true));
    this.part("region").addEventListener("change", (event) => change(this.state.set("region", event.target.value), true));
    this.part("clear").addEventListener("click", () => change(this.state.with({ without: [], single: {} }), true));
  }

  period(settled) {
    const last = this.bars.length - 1;
    const [low, high] = [Number(this.part("since").value), Number(this.part("until").value)].sort((a, b) => a - b);
    const state = this.state.set("since", low > 0 ? this.bars[low].since : "").set("until", high < last ? this.bars[high].since : "");
    this.periodWords(state);
    this.change(state, settled);
  }

  sure(value, settled) {
    const state = this.state.set("confidence", Number(value) > 0 ? value : "");
    this.sureWords(state);
    this.change(state, settled);
  }

  sureWords(state) {
    const least = state.single.confidence;
    this.part("confidence-words").textContent = least ? fill(this.words.at_least, { n: Number(least).toLocaleString(document.documentElement.lang) }) : this.words.any;
  }

  periodWords({ single }) {
    const told = (since) => this.bars.find((bar) => bar.since === since)?.words ?? since;
    const ends = [single.since ?? this.bars[0]?.since, single.until ?? this.bars.at(-1)?.since];
    const words = single.since || single.until ? fill(this.words.from_to, { first: told(ends[0]), last: told(ends[1]) }) : this.words.whole;
    this.part("period-words").textContent = words;
    this.part("since").setAttribute("aria-valuetext", told(ends[0]));
    this.part("until").setAttribute("aria-valuetext", told(ends[1]));
  }

  show(data, state) {
    this.state = state;
    this.boxes(this.part("kinds"), data.kinds, (item) => [shape(item.value)]);
    this.boxes(this.part("relations"), data.relations, () => []);
    this.time(data.bars, state);
    this.part("confidence").value = state.single.confidence ?? "0";
    this.sureWords(state);
    const regions = this.part("region");
    const chosen = state.single.region ?? "";
    regions.replaceChildren(make("option", { value: "" }, this.words.anywhere),
      ...data.regions.map((region) => make("option", { value: region.value }, `${region.words} (${region.count})`)));
    if (chosen && !data.regions.some((region) => region.value === chosen)) regions.append(make("option", { value: chosen }, chosen));
    regions.value = chosen;
    const hidden = this.part("hidden");
    hidden.hidden = data.hidden.length === 0;
    hidden.querySelector("ul").replaceChildren(...data.hidden.map((thing) =>
      make("li", {}, name(thing.name), " ",
        make("button", { type: "button", class: "line-button", onclick: () => this.change(this.state.toggled("hide", thing.id, false), true) }, this.words.show_again))));
  }

  boxes(fieldset, items, before) {
    const focused = fieldset.contains(document.activeElement) ? document.activeElement.value : null;
    const legend = fieldset.querySelector("legend");
    fieldset.replaceChildren(legend, ...items.map((item) => {
      const box = make("input", { type: "checkbox", value: item.value });
      box.checked = !this.state.without.includes(item.value);
      box.addEventListener("change", () => this.change(this.state.toggled("without", item.value, !box.checked), true));
      return make("label", { class: "facet-value" }, box, ...before(item), make("span", {}, item.words), make("span", { class: "count" }, String(item.count)));
    }));
    if (focused !== null) [...fieldset.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
  }

  time(bars, state) {
    this.bars = bars;
    this.part("period").hidden = bars.length < 2;
    if (bars.length < 2) return;
    const most = Math.max(...bars.map((bar) => bar.count), 1);
    const width = 100 / bars.length;
    this.part("bars").replaceChildren(...bars.map((bar, i) => {
      const rect = document.createElementNS(SVG, "rect");
      const height = (bar.count / most) * 24;
      const inside = (!state.single.since || bar.since >= state.single.since.slice(0, bar.since.length)) && (!state.single.until || bar.since <= state.single.until.slice(0, bar.since.length));
      for (const [key, value] of Object.entries({ x: i * width + width * 0.1, y: 24 - height, width: width * 0.8, height })) rect.setAttribute(key, String(value));
      if (!inside) rect.setAttribute("class", "outside");
      return rect;
    }));
    const at = (value, fallback) => {
      const index = value ? bars.findIndex((bar) => bar.since >= value.slice(0, bar.since.length)) : -1;
      return String(index < 0 ? fallback : index);
    };
    for (const key of ["since", "until"]) this.part(key).max = String(bars.length - 1);
    if (![this.part("since"), this.part("until")].includes(document.activeElement)) {
      this.part("since").value = at(state.single.since, 0);
      this.part("until").value = at(state.single.until, bars.length - 1);
    }
    this.periodWords(state);
  }
}
