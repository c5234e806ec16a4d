// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// Every client against the healthy practice org and against each scenario of it; what a client prints goes
// to `keyway-cli explain`, which must name the topic that the scenario broke.
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run, startPractice, limited } from './processes.mjs';
import { closingLine, printTable, printWrong } from './table.mjs';

const enough = 95; // percent

const { values: options } = parseArgs({
  options: {
    cli: { type: 'string' },
    build: { type: 'string' },
    scenarios: { type: 'string' },
    full: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const home = mkdtempSync(join(tmpdir(), 'keyway-interop-'));
const clientFolder = join(options.build, 'interop', 'clients');
const path = [
  join(options.build, 'interop-full', 'node_modules', '.bin'),
  join(process.execPath, '..'),
  process.env.PATH,
].join(':');
const clients = ['curl.sh', 'jose.mjs', 'jsonwebtoken.mjs', 'jsforce.mjs', 'salesforce-core.mjs'];
if (options.full) clients.push('salesforce-cli.sh');
// What these print when they fail, another prints as well: fetch's words do not depend on who signed.
const onlyHealthy = options.full ? [] : ['jsonwebtoken.mjs'];

/** The scenarios that the program lists, and those of our own file that set something else. */
async function scenarios() {
  const answer = await run(options.cli, ['practice', '--list', '--json'], {});
  const own = JSON.parse(readFileSync(options.scenarios, 'utf8'));
  const listed = [];
  for (const line of answer.stdout.split('\n').filter(Boolean)) {
    const entry = JSON.parse(line);
    if (entry.kind !== 'scenario') continue;
    const guide = entry.guide ? ['--guide', entry.guide] : [];
    const start = ['--scenario', entry.id, ...guide];
    listed.push({ ...entry, start, known: entry.past, ...own.remarks[entry.id] });
  }
  const sets = (each) => JSON.stringify(Object.entries(each.settings ?? {}).sort());
  const known = new Set(listed.map(sets));
  const all = [...listed, ...own.scenarios.filter((each) => !known.has(sets(each)))].map((each) => ({
    ...each,
    start: each.start ?? Object.entries(each.settings).flatMap(([id, value]) => ['--set', `${id}=${value}`]),
  }));
  return all.filter((each) => !options.only.length || options.only.includes(each.id));
}

/** As a person would set a client up behind a proxy; nothing of this machine's own settings. */
function environment(practice, client, folder) {
  const host = practice.host;
  const generic = /\.(sandbox|scratch)\./.test(host) ? 'test' : 'login';
  // Both audiences that the field uses are tried: the libraries' readers take the org, curl's the login host.
  const own = /^jo|^jsonweb/.test(client) || host.endsWith('.cn');
  return {
    PATH: path,
    HOME: folder,
    TMPDIR: folder,
    LC_ALL: 'C.UTF-8',
    HTTPS_PROXY: practice.proxy,
    https_proxy: practice.proxy,
    NODE_USE_ENV_PROXY: '1',
    NODE_EXTRA_CA_CERTS: practice.caFile,
    NODE_NO_WARNINGS: '1',
    // Behind a proxy, names are the proxy's business; without this the Salesforce CLI looks them up for 4 minutes.
    SF_DISABLE_DNS_CHECK: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    KEYWAY_CA_FILE: practice.caFile,
    KEYWAY_HOST: host,
    KEYWAY_CONSUMER_KEY: practice.consumerKey,
    KEYWAY_USERNAME: practice.username,
    KEYWAY_PRIVATE_KEY_FILE: practice.privateKeyFile,
    KEYWAY_AUDIENCE: own ? `https://${host}` : `https://${generic}.salesforce.com`,
  };
}

async function tryClient(client, scenario, practice) {
  const folder = join(home, scenario.id, client);
  mkdirSync(folder, { recursive: true });
  const file = join(clientFolder, client);
  const [program, args] = client.endsWith('.mjs') ? [process.execPath, [file]] : ['sh', [file]];
  const patience = !scenario.topic || client === 'salesforce-cli.sh' ? 90_000 : 20_000;
  const done = await run(program, args, { env: environment(practice, client, folder), cwd: folder, patience });
  const text = done.stdout + done.stderr;
  writeFileSync(join(folder, 'printed.txt'), text);
  if (done.status === 0) return { client, scenario, text, shown: 'works' };
  if (done.timedOut && !text.trim()) return { client, scenario, text, shown: 'hangs' };
  if (!scenario.topic) return { client, scenario, text, shown: 'fails' };
  const explain = ['explain', '-', '--json', ...(scenario.known ?? []).map((fact) => `--${fact}`)];
  const explained = await run(options.cli, explain, { input: text });
  const document = explained.stdout.trim() ? JSON.parse(explained.stdout.trim().split('\n').at(-1)) : {};
  const topics = (document.diagnosis?.hypotheses ?? []).map((each) => each.topic);
  // Where the same words leave two steps open, both must be named; which comes first is then not held against it.
  const open = (scenario.also ?? []).includes(topics[0]) && topics.includes(scenario.topic);
  const right = topics[0] === scenario.topic || open;
  return { client, scenario, text, shown: 'fails', topics, right, recognised: document.recognised };
}

async function tryScenario(scenario, atOnce) {
  const practice = await startPractice(options.cli, scenario.start);
  try {
    const those = scenario.topic ? clients.filter((each) => !onlyHealthy.includes(each)) : clients;
    return await Promise.all(those.map((client) => atOnce(() => tryClient(client, scenario, practice))));
  } finally {
    await practice.stop();
  }
}

const healthy = { id: 'healthy', start: [], settings: {} };
const atOnce = limited(4);
const scenarioAtOnce = limited(6);
const all = [healthy, ...(await scenarios())];
const rows = await Promise.all(all.map((each) => scenarioAtOnce(() => tryScenario(each, atOnce))));
const results = rows.flat();

printTable(clients, all, results);
printWrong(results);
const status = closingLine(all, results, enough);
if (options.full)
  for (const each of results.filter((one) => one.client === 'salesforce-cli.sh' && one.scenario === healthy))
    console.log(`\nThe Salesforce CLI, healthy:\n${each.text}`);
if (process.env.KEYWAY_INTEROP_KEEP) console.log(`What was printed is kept in ${home}`);
else rmSync(home, { recursive: true, force: true });
process.exit(status);
