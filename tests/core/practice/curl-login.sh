#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# Asks for a token with nothing but openssl and curl. From the environment: DIR (with private-key.pem and
# ca.pem), ISS, SUB, EXP, PROXY, HOST_NAME. Prints the answer and its HTTP status.
cd "$DIR" || exit 1
url() { base64 | tr -d '\n=' | tr '/+' '_-'; }
head=$(printf '{"alg":"RS256"}' | url)
claims=$(printf '{"iss":"%s","sub":"%s","aud":"https://login.salesforce.com","exp":%s}' "$ISS" "$SUB" "$EXP" | url)
signature=$(printf '%s.%s' "$head" "$claims" | openssl dgst -sha256 -sign private-key.pem -binary | url)
HTTPS_PROXY="$PROXY" curl -sS --max-time 30 --cacert ca.pem -w '%{http_code}' \
  "https://$HOST_NAME/services/oauth2/token" \
  --data-urlencode 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer' \
  --data-urlencode "assertion=$head.$claims.$signature"
