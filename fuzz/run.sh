#!/usr/bin/env bash
# Fuzzes readers with afl-fuzz.
#   fuzz/run.sh SECONDS [READER…]      each reader for so long; all without names
#   fuzz/run.sh replay READER FILE…    what kept inputs do now
# Installs afl++ from Debian where missing. Corpus and findings stay in out/fuzz.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"
. scripts/setup.sh
need_dotnet
need_debian 'command -v afl-fuzz' afl++
out="$here/out/fuzz"
program="$out/program"
mkdir -p "$out/findings"
dotnet publish fuzz/Piaoheng.Fuzz -c Release -o "$program" -nologo -v q -p:RunAnalyzers=false

if [ "${1:-}" = replay ]; then
  exec "$program/Piaoheng.Fuzz" "$2" "${@:3}"
fi

# Before the libraries are prepared: what tells the fuzzer its way runs under the fuzzer only.
rm -rf "$out/seeds"
"$program/Piaoheng.Fuzz" seeds "$out/seeds"

# The libraries that are looked into tell the fuzzer which way they went; published anew above, so none is done twice.
[ -x "$out/tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$out/tools" >/dev/null
export DOTNET_ROLL_FORWARD=Major AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1
for library in Piaoheng.Core Piaoheng.Formats MimeKit UglyToad.PdfPig UglyToad.PdfPig.Core UglyToad.PdfPig.Fonts UglyToad.PdfPig.Tokenization ExcelDataReader; do
  [ -f "$program/$library.dll" ] && "$out/tools/sharpfuzz" "$program/$library.dll"
done
seconds=${1:?usage: fuzz/run.sh SECONDS [READER…]}
shift
[ $# -gt 0 ] || set -- xml ofd pdf xlsx xls csv zip mail web-page qr-text qr-picture embedded-picture
for reader in "$@"; do
  afl-fuzz -m none -t 10000 -V "$seconds" -i "$out/seeds/$reader" -o "$out/findings/$reader" "$program/Piaoheng.Fuzz" "$reader" >"$out/$reader.log" 2>&1 || true
  stats="$out/findings/$reader/default/fuzzer_stats"
  if [ -f "$stats" ]; then
    awk -v reader="$reader" -F' *: *' '/^(execs_done|execs_per_sec|corpus_count|saved_crashes|saved_hangs)/ { line = line " " $1 "=" $2 } END { print reader ":" line }' "$stats"
  else
    echo "$reader: did not start, see $out/$reader.log"
    tail -n 5 "$out/$reader.log"
  fi
done
