#!/usr/bin/env bash
# Measures hearsay's words, sentences, parts of speech and names beside those of
# wink-nlp and compromise, on the same text and machine, and prints a table.
# Installs the two from npm, in the versions of package-lock.json, into .node,
# which neither Go nor git looks into. Needs Node.js, npm, and the corpora.
set -euo pipefail
cd "$(dirname "$0")"
for program in go node npm; do
  command -v "$program" >/dev/null || { echo "run.sh: install $program first" >&2; exit 2; }
done
if ! cmp -s package-lock.json .node/package-lock.json; then
  rm -rf .node
  mkdir .node
  cp package.json .node/
  cp package-lock.json .node/installing.json
  (cd .node && mv installing.json package-lock.json && npm ci --ignore-scripts --no-audit --no-fund) >&2
fi
NODE_PATH="$PWD/.node/node_modules" exec go run . "$@"
