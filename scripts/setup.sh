# Shared by run.sh, test.sh and bench.sh: checks what must be there and says how to get it. Sourced, not run.

say() { printf '%s\n' "$*" >&2; }

need_dotnet() {
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    say '缺少 .NET 10 SDK / the .NET 10 SDK is missing. Install it with:'
    say '    curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 --install-dir "$HOME/.dotnet" && export PATH="$HOME/.dotnet:$PATH"'
    exit 4
  fi
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
}

need_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    say '缺少 Node.js 20 或更新版本 / Node.js 20 or newer is missing (used at build time only). Install it with:'
    say '    sudo apt-get install -y nodejs npm        # Debian 13, Ubuntu 25.04 and newer; elsewhere see nodejs.org'
    exit 4
  fi
}

# need_debian COMMAND PACKAGE…: installs Debian packages when the command is not there.
need_debian() {
  local probe=$1
  shift
  if eval "$probe" >/dev/null 2>&1; then return 0; fi
  if ! command -v apt-get >/dev/null; then
    say "Missing: $* (install them with your package manager; the tests that need them will be skipped)"
    return 0
  fi
  local sudo=''
  [ "$(id -u)" = 0 ] || sudo='sudo'
  say "Installing from Debian: $*"
  $sudo apt-get update -qq >/dev/null 2>&1 || true
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null || say "Could not install: $*"
}

# publish_program SOURCE FOLDER: compiled ahead for this machine, which takes a third off the start; portable where that cannot be had.
# Analyzers are for those who change the program (dotnet build, test.sh), not for those who start it.
publish_program() {
  local runtime=''
  case "$(uname -s)-$(uname -m)" in Linux-x86_64) runtime=linux-x64 ;; Linux-aarch64) runtime=linux-arm64 ;; esac
  set -- "$1" -c Release -o "$2" -nologo -v q -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false
  local source=$1
  shift
  if [ -n "$runtime" ] && dotnet publish "$source/src/Piaoheng.Server" "$@" -r "$runtime" --self-contained false -p:PublishReadyToRun=true; then
    return 0
  fi
  dotnet publish "$source/src/Piaoheng.Server" "$@"
}
