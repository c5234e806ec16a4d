# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0
#
# Fish completion for keyway-cli. A test compares commands and options with what --help says.

complete -c keyway-cli -n __fish_use_subcommand -f
complete -c keyway-cli -n __fish_use_subcommand -l help -d 'Show the commands'
complete -c keyway-cli -n __fish_use_subcommand -l version -d 'Show the version'
complete -c keyway-cli -n __fish_use_subcommand -a generate -d 'Make a key and a certificate'
complete -c keyway-cli -n __fish_use_subcommand -a key -d 'Say what a private key file is, and whether Salesforce takes it'
complete -c keyway-cli -n __fish_use_subcommand -a request -d 'Write a request for a certificate authority, or take its answer back'
complete -c keyway-cli -n __fish_use_subcommand -a pair -d 'Say which key and certificate files belong together'
complete -c keyway-cli -n __fish_use_subcommand -a domain -d 'Judge a pasted org address; one a line from standard input'
complete -c keyway-cli -n __fish_use_subcommand -a check -d 'Run the live test'
complete -c keyway-cli -n __fish_use_subcommand -a hand-over -d 'Write the tested values as the destination’s form wants them'
complete -c keyway-cli -n __fish_use_subcommand -a commands -d 'Show what to type instead of using Keyway'
complete -c keyway-cli -n __fish_use_subcommand -a explain -d 'Explain a pasted error, offline'
complete -c keyway-cli -n __fish_use_subcommand -a practice -d 'Run the practice org until interrupted'
complete -c keyway-cli -n __fish_use_subcommand -a kit -d 'Let an admin set up the org while the key stays here'
complete -c keyway-cli -n __fish_use_subcommand -a upkeep -d 'Order of work for a new key, or after a sandbox refresh'
complete -c keyway-cli -n __fish_use_subcommand -a guides -d 'List the guides, or validate one being written'

complete -c keyway-cli -n 'not __fish_use_subcommand' -l json -d 'Result as JSON on standard output'
complete -c keyway-cli -n 'not __fish_use_subcommand' -l guides -x -a '(__fish_complete_directories)' -d 'Use the guides in this folder too'
complete -c keyway-cli -n 'not __fish_use_subcommand' -s h -l help -d 'Show the options'

complete -c keyway-cli -n '__fish_seen_subcommand_from generate' -l out -x -a '(__fish_complete_directories)' -d 'Folder for private-key.pem and cert.pem'
complete -c keyway-cli -n '__fish_seen_subcommand_from generate' -l bits -x -a '2048 3072 4096' -d '2048, 3072 or 4096'
complete -c keyway-cli -n '__fish_seen_subcommand_from generate' -l days -x -d 'How long the certificate is valid'
complete -c keyway-cli -n '__fish_seen_subcommand_from generate' -l subject -x -d 'Subject of the certificate'

complete -c keyway-cli -n '__fish_seen_subcommand_from key' -l certificate -r -F -d 'Certificate that should belong to the key; goes into --to pkcs12'
complete -c keyway-cli -n '__fish_seen_subcommand_from key' -l passphrase-file -r -F -d 'File whose first line is the pass phrase'
complete -c keyway-cli -n '__fish_seen_subcommand_from key' -l base64 -d 'Print only the line to paste into the installation form'
complete -c keyway-cli -n '__fish_seen_subcommand_from key' -l to -x -a 'pkcs8-pem pkcs1-pem pkcs8-der pkcs1-der encrypted-pkcs8-pem pkcs12 base64' -d 'Write the key in another form: pkcs8-pem, pkcs1-pem, pkcs8-der, pkcs1-der, encrypted-pkcs8-pem, pkcs12, base64'
complete -c keyway-cli -n '__fish_seen_subcommand_from key' -l out -r -F -d 'File to write with --to; never overwritten'
complete -c keyway-cli -n '__fish_seen_subcommand_from key' -l new-passphrase-file -r -F -d 'File whose first line shall protect what --to writes'

complete -c keyway-cli -n '__fish_seen_subcommand_from request' -l subject -x -d 'Write a request for this subject, like /C=DE/O=Acme/CN=salesforce-jwt'
complete -c keyway-cli -n '__fish_seen_subcommand_from request' -l answer -r -F -d 'Take the certificate for Salesforce out of what the authority sent'
complete -c keyway-cli -n '__fish_seen_subcommand_from request' -l out -r -F -d 'File to write; never overwritten'
complete -c keyway-cli -n '__fish_seen_subcommand_from request' -l passphrase-file -r -F -d 'File whose first line is the key’s pass phrase'

complete -c keyway-cli -n '__fish_seen_subcommand_from pair' -l passphrase-file -r -F -d 'File whose first line is tried on protected keys'

complete -c keyway-cli -n '__fish_seen_subcommand_from domain' -l guide -x -a 'ampersand nango connected-app external-client-app' -d 'Give the audience that this guide’s destination will send'

complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l guide -x -a 'ampersand nango connected-app external-client-app' -d 'Guide whose destination is imitated; ampersand unless told'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l consumer-key -x -d 'Consumer Key of the app'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l username -x -d 'Username of the integration user'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l key -r -F -d 'Private key file'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l certificate -r -F -d 'Certificate that was uploaded (optional)'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l domain -x -d 'My Domain, as any text from the org'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l object -x -d 'API name of an object that the integration shall reach; may be repeated'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l consumer-secret-file -r -F -d 'File whose first line is the Consumer Secret, for destinations that introspect tokens'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l passphrase-file -r -F -d 'File whose first line is the key’s pass phrase'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l grid -d 'After a refusal, also ask every host with every audience'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l throw-away-key -d 'After a refusal, also ask with a key that Salesforce cannot know'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l other-user -x -d 'After a refusal, also ask for this user'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l just-created -d 'The app or its settings were changed minutes ago'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l worked-before -d 'This set-up has worked before'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l sandbox-refreshed -d 'The sandbox was refreshed since it worked'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l jobs -x -d 'How many files at a time; 4 unless told'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l retry -x -d 'Repeat for so long where waiting can help'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l timeout -x -d 'How long one request may take; 30 unless told'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l save-case -r -F -d 'Keep the test as a case that others can open; FILE is replaced'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l proxy -x -d 'Proxy to use instead of the system’s'
complete -c keyway-cli -n '__fish_seen_subcommand_from check' -l ca-file -r -F -d 'Trust these authorities as well (PEM)'

complete -c keyway-cli -n '__fish_seen_subcommand_from hand-over' -l format -x -a 'json env postman record calendar' -d 'One of json, env, postman, record, calendar'
complete -c keyway-cli -n '__fish_seen_subcommand_from hand-over' -l out -r -F -d 'New file to write, readable only by you; - prints instead'
complete -c keyway-cli -n '__fish_seen_subcommand_from hand-over' -l consumer-secret-file -r -F -d 'File whose first line is the Consumer Secret'
complete -c keyway-cli -n '__fish_seen_subcommand_from hand-over' -l passphrase-file -r -F -d 'File whose first line is the key’s pass phrase'
complete -c keyway-cli -n '__fish_seen_subcommand_from hand-over' -l person -x -d 'Who writes the record; your login name unless told'

complete -c keyway-cli -n '__fish_seen_subcommand_from commands' -l topic -x -a 'key app consumer-key policies user test preauthorization domain' -d 'Only for this topic; may be given more than once: key, app, consumer-key, policies, user, test, preauthorization, domain'

complete -c keyway-cli -n '__fish_seen_subcommand_from explain' -l guide -x -a 'ampersand nango connected-app external-client-app' -d 'Number the steps as this guide does'
complete -c keyway-cli -n '__fish_seen_subcommand_from explain' -l context -x -d 'What you know besides, in your own words'
complete -c keyway-cli -n '__fish_seen_subcommand_from explain' -l just-created -d 'The app or a setting was made or changed minutes ago'
complete -c keyway-cli -n '__fish_seen_subcommand_from explain' -l worked-before -d 'The same sign-in worked before'
complete -c keyway-cli -n '__fish_seen_subcommand_from explain' -l sandbox-refreshed -d 'The sandbox was refreshed not long ago'
complete -c keyway-cli -n '__fish_seen_subcommand_from explain' -l since -r -F -d 'With a case: what changed since this older one'
complete -c keyway-cli -n '__fish_seen_subcommand_from explain' -l reply -d 'Also write a reply for the customer'

complete -c keyway-cli -n '__fish_seen_subcommand_from practice' -l port -x -d 'Port of the proxy; 0 picks a free one'
complete -c keyway-cli -n '__fish_seen_subcommand_from practice' -l set -x -d 'Make one setting wrong, for example permission-set-selected=no'
complete -c keyway-cli -n '__fish_seen_subcommand_from practice' -l reproduce -r -F -d 'Give the answer that stands in this text; - is standard input'
complete -c keyway-cli -n '__fish_seen_subcommand_from practice' -l guide -x -a 'ampersand nango connected-app external-client-app' -d 'Guide of the connection file it writes; a guide for Connected Apps makes the app one'
complete -c keyway-cli -n '__fish_seen_subcommand_from practice' -l list -d 'List the settings and their values'

complete -c keyway-cli -n '__fish_seen_subcommand_from kit' -l out -x -a '(__fish_complete_directories)' -d 'Folder for the kit, or with --reply the file for the reply'
complete -c keyway-cli -n '__fish_seen_subcommand_from kit' -l from -x -d 'Who sends the kit'
complete -c keyway-cli -n '__fish_seen_subcommand_from kit' -l note -x -d 'What to tell the admin'
complete -c keyway-cli -n '__fish_seen_subcommand_from kit' -l open -r -F -d 'Say what a kit or a reply holds; a kit’s folder will do'
complete -c keyway-cli -n '__fish_seen_subcommand_from kit' -l reply -r -F -d 'Write the reply to a kit, from the admin’s connection file'
complete -c keyway-cli -n '__fish_seen_subcommand_from kit' -l accept -r -F -d 'Put a reply’s values into FILE.keyway'

complete -c keyway-cli -n '__fish_seen_subcommand_from upkeep' -l rotate -d 'Order of work for a new key pair'
complete -c keyway-cli -n '__fish_seen_subcommand_from upkeep' -l sandbox-refresh -x -d 'What changes after a refresh of the sandbox of this name'

complete -c keyway-cli -n '__fish_seen_subcommand_from guides' -l validate -x -a '(__fish_complete_directories)' -d 'Judge the guide in this folder: every mistake with file, line, reason'
