// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0
pm.test("Salesforce grants a token", () => {
    pm.response.to.have.status(200);
});
if (pm.response.code === 200) {
    const answer = pm.response.json();
    pm.collectionVariables.set("accessToken", answer.access_token);
    if (!pm.collectionVariables.get("instanceUrl"))
        pm.collectionVariables.set("instanceUrl", answer.instance_url);
}
