// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0
pm.test("The token is that of the integration user", () => {
    pm.response.to.have.status(200);
    pm.expect(pm.response.json().preferred_username).to.equal(pm.variables.get("username"));
});
