#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# local-runtime.sh SUITE FOLDER                                                          (as root)
#   Makes a Flatpak runtime out of Debian packages: org.debian.Platform//SUITE and org.debian.Sdk//SUITE,
#   in the ostree repository FOLDER/repo. Does nothing when that is there already with the same packages;
#   FOLDER/repo may be kept and copied between machines (plain files, no extended attributes).
#   SUITE    bookworm, trixie or forky
# Environment:
#   MIRROR          lines for sources.list; default: the machine's own Debian sources, for SUITE
#   PLATFORM_EXTRA, SDK_EXTRA   further packages, separated by blanks
# Packages needed: mmdebstrap ostree flatpak
set -euo pipefail
[ $# = 2 ] || { sed -n '5,/^set /{/^#/p}' "$0"; exit 64; }
suite=$1 work=$(realpath -m "$2") arch=$(flatpak --default-arch)
# What org.gnome.Platform has and this program uses; no GPU driver is asked for.
platform="libgtk-4-1 libgtk-4-bin libadwaita-1-0 libsoup-3.0-0 libjson-glib-1.0-0 libsecret-1-0 libsecret-tools
  libsqlite3-0 glib-networking gsettings-desktop-schemas dconf-gsettings-backend libglib2.0-bin libglib2.0-data
  librsvg2-common shared-mime-info desktop-file-utils adwaita-icon-theme hicolor-icon-theme fonts-cantarell
  fonts-dejavu-core ca-certificates locales tzdata iso-codes flatpak-xdg-utils ${PLATFORM_EXTRA:-}"
sdk="gcc libc6-dev binutils elfutils meson ninja-build pkgconf gettext git patch xz-utils libgtk-4-dev
  libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libsecret-1-dev libsqlite3-dev libglib2.0-dev-bin
  appstream appstream-compose libxml2-utils desktop-file-utils python3-gi ${SDK_EXTRA:-}"
stamp=$(cat "$0" <(echo "$suite $arch $platform $sdk") | sha256sum | cut -c1-16)
step() { printf '== %4d s  %s\n' $SECONDS "$*"; }
mkdir -p "$work"; cd "$work"
[ "$(cat repo/made-from 2>/dev/null || true)" != "$stamp" ] || { step "$work/repo is up to date"; exit 0; }
rm -rf tree-* export repo

# The machine's own sources and proxies. A source of another release of Debian is asked for SUITE instead.
if [ -z "${MIRROR:-}" ]; then
  MIRROR=$(. /etc/os-release; [ "$ID" = debian ] && apt-get indextargets --no-release-info \
      --format 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    sed -nE "s/ $VERSION_CODENAME(-updates|-security)? main\$/ $suite\1 main/p" | sort -u)
fi
apt-config dump | grep -E '^Acquire::(https?|Retries|Check-)' > apt.conf || true

step "packages of the Platform"
mmdebstrap --variant=apt --aptopt='APT::Install-Recommends "false"' --aptopt="$work/apt.conf" \
  --include="$(echo $platform | tr ' ' ,)" --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
  --dpkgopt='path-include=/usr/share/doc/*/copyright' \
  --customize-hook='printf "%s UTF-8\n" en_US.UTF-8 ja_JP.UTF-8 > "$1/etc/locale.gen"; chroot "$1" locale-gen' \
  --customize-hook="mkdir '$work/tree-Platform'; cp -a \"\$1/usr\" \"\$1/etc\" '$work/tree-Platform'" \
  --customize-hook="echo '== packages of the Sdk'; chroot \"\$1\" apt-get install -y -q $(echo $sdk)" \
  "$suite" tree-Sdk - <<< "$MIRROR"

ostree init --repo=repo --mode=bare-user-only      # a user's installation hard-links these files: no second copy
for kind in Platform Sdk; do
  step "export of $kind"
  mkdir -p export/files export/usr                 # an empty files/ is expected beside usr/
  cp -al tree-$kind/usr/. export/usr/; cp -a tree-$kind/etc export/usr/etc
  cd export/usr
  rm -rf etc/apt etc/{passwd-,group-,shadow,shadow-,gshadow,gshadow-,resolv.conf,hostname,machine-id,mtab,fstab,ld.so.conf}
  printf '%s\n' 'include /run/flatpak/ld.so.conf.d/app-*.conf' /app/lib "/app/lib/$(uname -m)-linux-gnu" \
    'include /etc/ld.so.conf.d/*.conf' 'include /run/flatpak/ld.so.conf.d/runtime-*.conf' > etc/ld.so.conf
  printf '<fontconfig>%s</fontconfig>\n' "$(printf '<dir>%s</dir>' /app/share/fonts /run/host/fonts /run/host/local-fonts \
    /run/host/user-fonts)" > etc/fonts/conf.d/05-flatpak.conf
  [ -e bin/ldconfig ] || ln -s ../sbin/ldconfig bin/ldconfig
  for t in flatpak-spawn xdg-open xdg-email; do [ -e bin/$t ] || ln -s ../libexec/flatpak-xdg-utils/$t bin/$t; done
  cd ../..
  printf '[Runtime]\nname=%s\nruntime=%s\nsdk=%s\n' org.debian.$kind org.debian.Platform/$arch/$suite \
    org.debian.Sdk/$arch/$suite > export/metadata
  flatpak build-export --runtime --no-update-summary repo export "$suite"; rm -rf export
done
flatpak build-update-repo repo; rm -rf tree-*; echo "$stamp" > repo/made-from
step "$work/repo is ready, $(du -sh repo | cut -f1)"
