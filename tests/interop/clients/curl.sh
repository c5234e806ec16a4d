#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0

# openssl signs, curl asks for the token, for the user and for a record. Prints what curl prints.
url() { base64 | tr -d '\n=' | tr '/+' '_-'; }
ask() { curl -sS --max-time 10 --cacert "$KEYWAY_CA_FILE" -w '\nHTTP %{http_code}\n' "$@"; }
# go_on TEXT: ends with the answer unless its status is 200.
go_on() { case $1 in *'HTTP 200') ;; *) printf '%s\n' "$1"; exit 1 ;; esac; }

exp=$(($(date +%s) + 180))
head=$(printf '{"alg":"RS256"}' | url)
claims=$(printf '{"iss":"%s","sub":"%s","aud":"%s","exp":%s}' \
  "$KEYWAY_CONSUMER_KEY" "$KEYWAY_USERNAME" "$KEYWAY_AUDIENCE" "$exp" | url)
signature=$(printf '%s.%s' "$head" "$claims" |
  openssl dgst -sha256 -sign "$KEYWAY_PRIVATE_KEY_FILE" -binary | url)
answer=$(ask "https://$KEYWAY_HOST/services/oauth2/token" \
  --data-urlencode 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer' \
  --data-urlencode "assertion=$head.$claims.$signature")
go_on "$answer"
field() { printf '%s' "$answer" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }
token=$(field access_token)
instance=$(field instance_url)
[ -n "$token" ] || { printf '%s\n' "$answer"; exit 1; }
for path in /services/oauth2/userinfo '/services/data/v62.0/query?q=SELECT+Id+FROM+Account+LIMIT+1'; do
  answer=$(ask -H "Authorization: Bearer $token" "$instance$path")
  go_on "$answer"
done
echo 'curl got a token, its user and a record'
