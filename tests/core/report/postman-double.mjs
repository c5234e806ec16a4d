// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// Runs one script of a collection as Postman does: node postman-double.mjs COLLECTION ITEM EVENT [RESPONSE].
// Only what Postman's documentation names is there: pm, Buffer, console and the web's globals. Prints the
// variables and the outcome of the tests as JSON.
import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";

const [file, item, event, response] = process.argv.slice(2);
const collection = JSON.parse(readFileSync(file, "utf8"));
const scopes = { local: new Map(), collection: new Map(collection.variable.map((v) => [v.key, v.value])) };
const scope = (map) => ({
  get: (name) => map.get(name),
  set: (name, value) => map.set(name, value),
});
const tests = {};
const answer = response ? JSON.parse(response) : { code: 0, body: {} };
const pm = {
  variables: {
    get: (name) => (scopes.local.has(name) ? scopes.local.get(name) : scopes.collection.get(name)),
    set: (name, value) => scopes.local.set(name, value),
  },
  collectionVariables: scope(scopes.collection),
  response: {
    code: answer.code,
    json: () => answer.body,
    to: {
      have: {
        status: (wanted) => {
          if (wanted !== answer.code) throw new Error(`status ${answer.code}`);
        },
      },
    },
  },
  expect: (value) => ({
    to: {
      equal: (wanted) => {
        if (value !== wanted) throw new Error(`${value} is not ${wanted}`);
      },
    },
  }),
  test: (name, body) => {
    try {
      body();
      tests[name] = true;
    } catch {
      tests[name] = false;
    }
  },
};
const AsyncFunction = (async () => {}).constructor;
const oldPostman = process.env.OLD_POSTMAN ? undefined : webcrypto;
for (const owner of [collection, collection.item[Number(item)]]) {
  const listener = (owner.event || []).find((one) => one.listen === event);
  if (listener)
    await new AsyncFunction("pm", "Buffer", "crypto", "require", "process", listener.script.exec.join("\n"))(
      pm, Buffer, oldPostman, undefined, undefined);
}
console.log(JSON.stringify({
  local: Object.fromEntries(scopes.local),
  collection: Object.fromEntries(scopes.collection),
  tests,
}));
