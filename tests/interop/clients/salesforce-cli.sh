#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# The Salesforce CLI itself, as its documentation tells a person to use it.
set -e
export SF_AUTOUPDATE_DISABLE=true SF_SKIP_NEW_VERSION_CHECK=true
sf org login jwt --client-id "$KEYWAY_CONSUMER_KEY" --jwt-key-file "$KEYWAY_PRIVATE_KEY_FILE" \
  --username "$KEYWAY_USERNAME" --instance-url "https://$KEYWAY_HOST"
sf org display --target-org "$KEYWAY_USERNAME"
sf data query --target-org "$KEYWAY_USERNAME" --query 'SELECT Id FROM Account LIMIT 1'
