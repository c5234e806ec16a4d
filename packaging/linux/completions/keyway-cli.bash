# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Keyway authors
# SPDX-License-Identifier: Apache-2.0
#
# Bash completion for keyway-cli. A test compares commands and options with what --help says.

_keyway_cli()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]:-}
    local commands="generate key request pair domain check hand-over commands explain practice kit upkeep guides"
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" -- "$word")
        return
    fi

    local options values=""
    case $command in
        generate)
            options="--out --bits --days --subject" ;;
        key)
            options="--certificate --passphrase-file --base64 --to --out --new-passphrase-file" ;;
        request)
            options="--subject --answer --out --passphrase-file" ;;
        pair)
            options="--passphrase-file" ;;
        domain)
            options="--guide" ;;
        check)
            options="--guide --consumer-key --username --key --certificate --domain --object --consumer-secret-file --passphrase-file --grid --throw-away-key --other-user --just-created --worked-before --sandbox-refreshed --jobs --retry --timeout --save-case --proxy --ca-file" ;;
        hand-over)
            options="--format --out --consumer-secret-file --passphrase-file --person" ;;
        commands)
            options="--topic" ;;
        explain)
            options="--guide --context --just-created --worked-before --sandbox-refreshed --since --reply" ;;
        practice)
            options="--port --set --reproduce --guide --list" ;;
        kit)
            options="--out --from --note --open --reply --accept" ;;
        upkeep)
            options="--rotate --sandbox-refresh" ;;
        guides)
            options="--validate" ;;
        *)
            return ;;
    esac
    options="$options --json --guides --help"

    case $before in
        --guides | --validate)
            mapfile -t COMPREPLY < <(compgen -d -- "$word")
            return ;;
        --bits) values="2048 3072 4096" ;;
        --to) values="pkcs8-pem pkcs1-pem pkcs8-der pkcs1-der encrypted-pkcs8-pem pkcs12 base64" ;;
        --format) values="json env postman record calendar" ;;
        --topic) values="key app consumer-key policies user test preauthorization domain" ;;
        --guide) values="ampersand nango connected-app external-client-app" ;;
        --days | --subject | --consumer-key | --username | --domain | --object | --other-user | --jobs | --retry | \
        --timeout | --proxy | --port | --set | --from | --note | --person | --context | --sandbox-refresh)
            return ;; # a value that only the person knows
    esac
    # What is left of the options that take a value takes a file, as an argument does.
    if [ -n "$values" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    else
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -F _keyway_cli keyway-cli
