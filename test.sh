#!/usr/bin/env bash
# Sets up what the tests need and runs them; the last line is "N passed, N failed, N skipped".
#   ./test.sh quick    no browser, no kill loops: under 2 minutes
#   ./test.sh          everything with reduced counts, on both databases
#   ./test.sh full     the full counts (kill cycles, truth sets of 100,000 and 1,000,000)
# Installs from Debian where missing: postgresql and dovecot-imapd (throw-away servers, own temporary folders), chromium-headless-shell (else chromium), fonts-noto-cjk.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
. scripts/setup.sh
need_dotnet
need_node
level=${1:-default}
case "$level" in quick | default | full) ;; *) say "usage: ./test.sh [quick|full]"; exit 2 ;; esac

need_debian 'ls /usr/lib/postgresql/*/bin/initdb' postgresql
need_debian 'test -x /usr/sbin/dovecot' dovecot-imapd
if [ "$level" != quick ]; then
  need_debian 'command -v chromium-headless-shell' chromium-headless-shell
  command -v chromium-headless-shell >/dev/null || need_debian 'command -v chromium' chromium
  need_debian 'fc-list :lang=zh | grep -q .' fontconfig fonts-noto-cjk
fi

step() { say "== $*"; }
fail() { say "$*"; echo "0 passed, 1 failed, 0 skipped"; exit 1; }

step 'restore (locked), format, build'
dotnet tool restore >/dev/null || fail 'dotnet tool restore failed'
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null || fail 'npm ci failed'
dotnet restore Piaoheng.slnx --locked-mode -v q || fail 'restore failed: the lock files do not match the project files'
dotnet csharpier check src tests bench fuzz || fail 'The formatter disagrees: run dotnet csharpier format src tests bench'
dotnet build Piaoheng.slnx -c Release --no-restore -nologo -v q || fail 'build failed'
if [ "$level" != quick ]; then
  step 'publish'
  publish_program . out/piaoheng || fail 'publish failed'
  export PIAOHENG_PUBLISHED="$here/out/piaoheng"
fi

step "tests ($level)"
export PIAOHENG_TEST_LEVEL=$level
projects='Piaoheng.Core.Tests Piaoheng.Formats.Tests Piaoheng.Ocr.Tests Piaoheng.Connectors.Tests Piaoheng.Server.Tests'
filter='--filter-not-trait Category=Full'
[ "$level" = quick ] && filter='--filter-not-trait Category=Full --filter-not-trait Category=Slow'
[ "$level" = full ] && filter=''

passed=0 failed=0 skipped=0
logs=$(mktemp -d)
count() { sed -n "s/^ *$2: *\([0-9][0-9]*\).*/\1/p" "$1" | tail -n 1; }
run() {
  step "$1 …"
  # shellcheck disable=SC2086 — the filter is several words
  dotnet test --project "tests/$1" -c Release --no-build --no-ansi --no-progress --ignore-exit-code 8 $filter >"$logs/$1" 2>&1
  echo $? >"$logs/$1.status"
}
report() {
  step "$1"
  local status p f s
  grep -vE '^\s*$|from .*Tests\.dll' "$logs/$1" >&2
  status=$(cat "$logs/$1.status")
  p=$(count "$logs/$1" succeeded) f=$(count "$logs/$1" failed) s=$(count "$logs/$1" skipped)
  grep -E '^failed ' "$logs/$1" >>"$logs/failed"
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${s:-0}))
  # A run that ended badly without naming a failed test (a crash) is a failure too.
  if [ "$status" != 0 ] && [ "${f:-0}" = 0 ]; then failed=$((failed + 1)); say "$1 ended with code $status"; fi
}

for project in $projects; do
  run "$project"
  report "$project"
done
if [ "$level" != quick ]; then
  # Browsers wait more than they work: the weeks of the simulation go beside them.
  run Piaoheng.Simulation &
  run Piaoheng.Browser.Tests
  wait
  report Piaoheng.Simulation
  report Piaoheng.Browser.Tests
fi
# Said again at the end, where whoever runs this looks first.
if [ -s "$logs/failed" ]; then cat "$logs/failed" >&2; fi
rm -rf "$logs"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
