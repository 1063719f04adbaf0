// Asks an endpoint with one client and prints what it got as one JSON object: node clients.mjs CLIENT ENDPOINT
const [client, endpoint] = process.argv.slice(2);
const LABELS = "SELECT DISTINCT ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } ORDER BY ?o";
const GRAPH = "CONSTRUCT WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }";
const WRONG = "SELECT * { ?s foaf:name ?o }";

async function all(stream) {
  const found = [];
  for await (const item of stream) found.push(item);
  return found;
}

async function failure(work) {
  try {
    await work();
    return "";
  } catch (error) {
    return String(error.message ?? error);
  }
}

const clients = {
  async "fetch-sparql-endpoint"() {
    const { SparqlEndpointFetcher } = await import("fetch-sparql-endpoint");
    const results = {};
    for (const method of ["GET", "POST"]) {
      const fetcher = new SparqlEndpointFetcher({ method });
      results[method] = (await all(await fetcher.fetchBindings(endpoint, LABELS))).map((row) => row.o.value);
      results[`${method} ask`] = await fetcher.fetchAsk(endpoint, "ASK { ?s ?p ?o }");
      results[`${method} triples`] = (await all(await fetcher.fetchTriples(endpoint, GRAPH))).length;
    }
    results.error = await failure(() => new SparqlEndpointFetcher().fetchBindings(endpoint, WRONG));
    return results;
  },
  async "sparql-http-client"() {
    const { default: Client } = await import("sparql-http-client");
    const results = {};
    for (const operation of ["get", "postUrlencoded", "postDirect"]) {
      const asked = new Client({ endpointUrl: endpoint });
      const rows = await all(asked.query.select(LABELS, { operation }));
      results[operation] = rows.map((row) => row.o.value);
      results[`${operation} ask`] = await asked.query.ask("ASK { ?s ?p ?o }", { operation });
      results[`${operation} triples`] = (await all(asked.query.construct(GRAPH, { operation }))).length;
    }
    results.error = await failure(() => all(new Client({ endpointUrl: endpoint }).query.select(WRONG)));
    return results;
  },
  async comunica() {
    const { QueryEngine } = await import("@comunica/query-sparql");
    const engine = new QueryEngine();
    const results = {};
    for (const [name, source] of Object.entries({ detected: endpoint, typed: { type: "sparql", value: endpoint } })) {
      const rows = await (await engine.queryBindings(LABELS, { sources: [source] })).toArray();
      results[name] = rows.map((row) => row.get("o").value);
      results[`${name} ask`] = await engine.queryBoolean("ASK { ?s ?p ?o }", { sources: [source] });
      results[`${name} triples`] = (await (await engine.queryQuads(GRAPH, { sources: [source] })).toArray()).length;
    }
    return results;
  },
};

console.log(JSON.stringify(await clients[client]()));
