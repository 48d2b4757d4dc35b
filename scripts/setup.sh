#!/bin/sh
# Installs what is missing to build rehearse, by the system's package manager:
#
#   scripts/setup.sh build    PortAudio's development files and what it takes
#                             to compile against them
#   scripts/setup.sh test     the same, a sound server for the tests that record
#                             and play without a sound card, and a terminal
#                             window for those that look at one
#
# It says what it installs and why, uses sudo unless run by root, and does
# nothing at all, not even ask the package manager, when nothing is missing.
# What building needs is installed or the script fails. The sound server is
# not worth that: where it can not be installed the script names the tests
# that will be skipped, unless CI=true, where skipping is failing.
set -eu

for_what=${1:-build}
case $for_what in
build | test) ;;
*)
	echo "usage: $0 [build|test]" >&2
	exit 2
	;;
esac

say() { echo "setup: $*"; }
die() {
	echo "setup: $*" >&2
	exit 1
}

# The things that can be missing, by names of our own.

missing_to_build() {
	command -v "$(go env CC)" >/dev/null || echo compiler
	command -v pkg-config >/dev/null || echo pkg-config
	pkg-config --exists portaudio-2.0 2>/dev/null || echo portaudio
}

missing_to_test() {
	command -v pulseaudio >/dev/null || echo soundserver
	{ command -v pactl && command -v paplay && command -v parec; } >/dev/null || echo soundtools
	ls /usr/lib*/alsa-lib/libasound_module_pcm_pulse.so \
		/usr/lib*/*/alsa-lib/libasound_module_pcm_pulse.so 2>/dev/null | grep -q . || echo alsaplugin
	command -v tmux >/dev/null || echo tmux
}

why() {
	case $1 in
	compiler) echo "a C compiler, because PortAudio is a C library" ;;
	pkg-config) echo "pkg-config, to find PortAudio" ;;
	portaudio) echo "PortAudio's development files, to record and play" ;;
	soundserver) echo "PulseAudio, run privately by tests as a sound card that is not there" ;;
	soundtools) echo "PulseAudio's tools, to speak into that sound card and listen to it" ;;
	alsaplugin) echo "ALSA's pulse plugin, so that PortAudio reaches that sound card" ;;
	tmux) echo "tmux, a terminal window for tests to look at" ;;
	esac
}

package() { # MANAGER THING: the packages that bring it
	case $1:$2 in
	apt-get:compiler) echo gcc libc6-dev ;;
	apt-get:portaudio) echo portaudio19-dev ;;
	apt-get:soundtools) echo pulseaudio-utils ;;
	apt-get:alsaplugin) echo libasound2-plugins ;;
	dnf:compiler) echo gcc glibc-devel ;;
	dnf:pkg-config) echo pkgconf-pkg-config ;;
	dnf:portaudio) echo portaudio-devel ;;
	dnf:soundtools) echo pulseaudio-utils ;;
	dnf:alsaplugin) echo alsa-plugins-pulseaudio ;;
	pacman:compiler | brew:compiler) echo gcc ;;
	pacman:pkg-config) echo pkgconf ;;
	pacman:soundtools) echo libpulse ;;
	pacman:alsaplugin) echo alsa-plugins ;;
	*:soundserver) echo pulseaudio ;;
	*) echo "$2" ;;
	esac
}

find_manager() {
	for m in apt-get dnf pacman brew; do
		if command -v $m >/dev/null; then
			echo $m
			return
		fi
	done
}

# as_root COMMAND...: with sudo unless root already. Where nobody can type a
# password sudo must not ask for one.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif ! command -v sudo >/dev/null; then
		say "not root and no sudo; run as root: $*"
		return 1
	elif [ -t 0 ]; then
		sudo "$@"
	else
		sudo -n "$@"
	fi
}

install() { # MANAGER PACKAGE...
	m=$1
	shift
	case $m in
	apt-get)
		# The list of packages may never have been fetched, or be out of date.
		apt_install "$@" || {
			say "fetching the list of packages and trying again"
			as_root apt-get update -q && apt_install "$@"
		}
		;;
	dnf) as_root dnf install -y "$@" ;;
	pacman) as_root pacman -S --needed --noconfirm "$@" ;;
	brew) brew install "$@" ;;
	esac
}

apt_install() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"
}

# install_things THING...: says what and why, and installs it.
install_things() {
	m=$(find_manager)
	packages=
	for thing; do
		say "missing: $(why "$thing")"
		packages="$packages $(package "$m" "$thing")"
	done
	if [ -z "$m" ]; then
		say "no apt-get, dnf, pacman or brew here: install these by hand"
		return 1
	fi
	say "installing by $m:$packages"
	# shellcheck disable=SC2086 # a list of words
	install "$m" $packages
}

# skip_tests WHY: what it means to go on without what tests need.
skip_tests() {
	say "$1"
	if [ "$(missing_to_test)" = tmux ]; then
		say "skipping the tests in a terminal window:" \
			"TestVirtualMicDrill... and TestVirtualMicCheck in cmd/rehearse"
	else
		say "skipping the tests that record and play in real time:" \
			"TestVirtualMic... in audio/device and cmd/rehearse"
	fi
	[ "${CI:-}" != true ] || die "CI=true: no test may be skipped"
}

command -v go >/dev/null || die "Go is missing; install 1.26 or newer from https://go.dev/dl"

# shellcheck disable=SC2046 # a list of words
set -- $(missing_to_build)
if [ $# -gt 0 ]; then
	install_things "$@" || die "could not install what building needs; see above"
	still=$(missing_to_build)
	[ -z "$still" ] || die "still missing after the installation:" $still
fi

[ "$for_what" = test ] || exit 0

if [ "$(uname -s)" != Linux ]; then
	skip_tests "there is no virtual sound card for $(uname -s)"
	exit 0
fi
# shellcheck disable=SC2046 # a list of words
set -- $(missing_to_test)
if [ $# -eq 0 ]; then
	exit 0
fi
if [ "${CI:-}" != true ] && [ "$1" = soundserver ] && command -v pipewire-pulse >/dev/null; then
	skip_tests "this desktop uses PipeWire; PulseAudio beside it could take over its sound, so it is not installed"
	exit 0
fi
install_things "$@" || skip_tests "could not install what tests need: $(missing_to_test | tr '\n' ' ')"
