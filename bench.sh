#!/usr/bin/env bash
# Measures and prints figures, each beside its target.
#   ./bench.sh join        join in memory against DuckDB and pandas
#   ./bench.sh read        XML, OFD and PDF files in a warm worker, pdftotext beside
#   ./bench.sh ocr         real pictures in a warm worker: processor time of a page, memory; values of invented pictures by field and
#                          damage, tesseract and @gutenye/ocr-node beside (PIAOHENG_OCR_PAGES = 1000, PIAOHENG_OCR_PEERS = 40)
#   ./bench.sh workbook    100,000 rows: import, and reconcile against a ledger
#   ./bench.sh intake      40,000 invoices with lines: whole path, and the store step on both databases
#   ./bench.sh store       only the store step on both databases
#   ./bench.sh list        the invoice list at a million invoices on both databases (fills them first: some minutes)
#   ./bench.sh causes      diagnoses of 2,048 injected cases, through the import and the simulated bureau: confusion matrix
#   ./bench.sh diagnose    the time of a diagnosis at a million invoices (fills them first: some minutes)
#   ./bench.sh qr          QR codes of pictures, pages and generated codes, against zxing-wasm and jsQR
#   ./bench.sh start       start to first page, idle memory
#   ./bench.sh pages       pages in Chromium at a million invoices: first load, usable table, page change (fills them first)
#   ./bench.sh all
# What counts is processor time of all processes that take part: it hardly moves when the machine does other work. Of several
# runs the least is shown. Made-up files stay in PIAOHENG_BENCH_WORK (default out/bench-work).
# Installs from Debian where missing: postgresql (a throw-away server), python3-pandas and poppler-utils (peers), chromium, tesseract-ocr and tesseract-ocr-chi-sim (peer).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
. scripts/setup.sh
need_dotnet
need_node
need_debian 'ls /usr/lib/postgresql/*/bin/initdb' postgresql
need_debian '/usr/bin/python3 -c "import pandas"' python3-pandas
need_debian 'test -x /usr/bin/pdftotext' poppler-utils
need_debian 'test -x /usr/bin/chromium' chromium
need_debian 'test -x /usr/bin/tesseract' tesseract-ocr tesseract-ocr-chi-sim

export PIAOHENG_PUBLISHED="$here/out/piaoheng" PIAOHENG_BENCH_WORK="${PIAOHENG_BENCH_WORK:-$here/out/bench-work}"
npm ci --prefix bench --ignore-scripts --no-audit --no-fund --loglevel=error
publish_program . "$PIAOHENG_PUBLISHED"
dotnet build bench/Piaoheng.Bench -c Release -nologo -v q

# A PostgreSQL of our own that writes as durably as a real one; it refuses to run as root.
as_user() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$pg" "$@"; else "$@"; fi; }
if binaries=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -n 1)") && [ -x "$binaries/initdb" ]; then
  pg=$(mktemp -d /tmp/phbXXXX)
  [ "$(id -u)" = 0 ] && chown nobody:nogroup "$pg"
  trap 'cd /; as_user "$binaries/pg_ctl" -D "$pg/data" -m immediate stop >/dev/null || true; rm -rf "$pg"' EXIT
  (
    cd /
    as_user "$binaries/initdb" -D "$pg/data" -U piaoheng -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
    as_user "$binaries/pg_ctl" -D "$pg/data" -w -l "$pg/log" -o "-c listen_addresses='' -c unix_socket_directories=$pg -c shared_buffers=512MB" start >/dev/null
  )
  export PIAOHENG_BENCH_POSTGRES="Host=$pg;Username=piaoheng" PIAOHENG_BENCH_POSTGRES_PID
  PIAOHENG_BENCH_POSTGRES_PID=$(head -n 1 "$pg/data/postmaster.pid")
fi

echo "command: ./bench.sh $*"
echo "commit:  $(git rev-parse --short HEAD 2>/dev/null || echo none), $(date -u +%F)"
bench/Piaoheng.Bench/bin/Release/net10.0/Piaoheng.Bench "$@"
