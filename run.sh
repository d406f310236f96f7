#!/usr/bin/env bash
# Sets everything up and starts Piaoheng on the embedded database.
#   ./run.sh                 starts it on ./piaoheng-data
#   ./run.sh --demo          starts it with an invented company, in ./piaoheng-demo
#   ./run.sh COMMAND …       runs any other command of the program, such as: ./run.sh reconcile --help
# Installs nothing outside this folder except NuGet packages into the user's package cache; npm packages go to node_modules.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/scripts/setup.sh"
need_dotnet
need_node

program="$here/out/piaoheng/piaoheng"
newer() { find "$here/src" "$here/policy" "$here/docs/help" "$here/package-lock.json" "$here/Directory.Packages.props" \
  -not -path '*/bin/*' -not -path '*/obj/*' -not -path '*/wwwroot/lib/*' -type f -newer "$program" -print -quit | grep -q .; }
if [ ! -x "$program" ] || newer; then
  say '正在构建（第一次约需一到两分钟）… / Building (one to two minutes the first time) …'
  log=$(mktemp)
  if ! publish_program "$here" "$here/out/piaoheng" >"$log" 2>&1; then
    cat "$log" >&2
    exit 4
  fi
  rm -f "$log"
  touch "$program"
fi

if [ $# -eq 0 ] || [ "${1#-}" != "$1" ]; then set -- serve "$@"; fi
exec "$program" "$@"
