// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// node --require catch-fetch.cjs SCRIPT: fetch, as a script sees it, through the forward proxy PROXY and trusting
// the authority in CA_FILE. Node's own fetch learnt to obey a proxy only in later versions. What it is asked to
// send is also written to BODY_FILE.
const http = require("node:http");
const https = require("node:https");
const { readFileSync, writeFileSync } = require("node:fs");

globalThis.fetch = (address, options) =>
  new Promise((resolve, reject) => {
    const url = new URL(address);
    const body = String(options.body);
    writeFileSync(process.env.BODY_FILE, `${options.method} ${address}\n${body}`);
    const proxy = new URL(process.env.PROXY);
    const connect = http.request({
      host: proxy.hostname, port: proxy.port, method: "CONNECT", path: `${url.hostname}:443`,
    });
    connect.on("error", reject);
    connect.on("connect", (_response, socket) => {
      const request = https.request(url, {
        method: options.method, socket, agent: false, servername: url.hostname,
        ca: readFileSync(process.env.CA_FILE),
        headers: { "content-type": "application/x-www-form-urlencoded", "content-length": body.length },
      }, (response) => {
        let text = "";
        response.on("data", (part) => (text += part));
        response.on("end", () => {
          socket.destroy();
          resolve({ status: response.statusCode, text: async () => text });
        });
      });
      request.on("error", reject);
      request.end(body);
    });
    connect.end();
  });
