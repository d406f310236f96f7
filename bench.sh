#!/usr/bin/env bash
# Measures; prints the machine's limits first. Nothing is asserted here.
#   ./bench.sh [PART…]     parts: see `dotnet run --project bench/Piaoheng.Bench -c Release -- --help`
# Installs from Debian where missing, for the comparisons: poppler-utils (pdftotext), python3-pandas.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
. scripts/setup.sh
need_dotnet
need_debian 'command -v pdftotext' poppler-utils
need_debian '/usr/bin/python3 -c "import pandas"' python3-pandas
dotnet build bench/Piaoheng.Bench -c Release -nologo -v q
exec dotnet run --project bench/Piaoheng.Bench -c Release --no-build -- "$@"
