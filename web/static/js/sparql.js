// Comforts of the SPARQL page: keys, permalinks in the fragment, the editor when it is installed. The page works without.
const form = document.querySelector("[data-sparql]");
const area = form.querySelector("textarea");

/** Other tools hand a query over as #query=...; it is put into the form, never run unasked. */
const handed = new URLSearchParams(location.hash.slice(1)).get("query");
if (handed) area.value = handed;

area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

const line = Number(form.dataset.line || 0);
const column = Number(form.dataset.column || 1);

function showError() {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  area.focus();
  area.setSelectionRange(start, start + 1);
}

/** Completes our own classes, properties and prefixes: the editor's own lists are asked of other hosts. */
function completeOurTerms(Yasqe, { classes, properties, prefixes }) {
  Yasqe.defaults.autocompleters = ["variables"];
  Yasqe.forkAutocompleter("class", { name: "own-class", bulk: true, get: () => classes });
  Yasqe.forkAutocompleter("property", { name: "own-property", bulk: true, get: () => properties });
  const lines = Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "own-prefixes", bulk: true, persistenceId: undefined, get: () => lines });
}

function enhance(terms) {
  const host = document.createElement("div");
  area.after(host);
  const label = form.querySelector("label[for=query]");
  const { Yasqe } = window;
  completeOurTerms(Yasqe, terms);
  const editor = new Yasqe(host, {
    value: area.value,
    showQueryButton: false,
    createShareableLink: undefined,
    createShortLink: undefined,
    persistenceId: null,
    resizeable: false,
    requestConfig: { endpoint: "/sparql" },
    viewportMargin: Infinity,
    extraKeys: { "Ctrl-Enter": () => form.requestSubmit(), "Cmd-Enter": () => form.requestSubmit(), Tab: false, "Shift-Tab": false },
  });
  editor.getInputField().setAttribute("aria-label", label.textContent);
  // a query wider than the page is scrolled with the keyboard too
  editor.getScrollerElement().tabIndex = 0;
  area.hidden = true;
  area.required = false;
  editor.on("change", () => { area.value = editor.getValue(); });
  if (line) {
    editor.addLineClass(line - 1, "wrap", "sparql-bad-line");
    editor.setCursor(line - 1, column - 1);
    editor.focus();
  }
}

addEventListener("load", async () => {
  if (window.Yasqe) {
    const answer = await fetch(form.dataset.terms);
    enhance(await answer.json());
  } else if (line) showError();
}, { once: true });
