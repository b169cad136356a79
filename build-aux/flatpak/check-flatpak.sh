#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-flatpak.sh SUITE FOLDER MANIFEST [COMMAND [ARG...]]                    (as root, in the source tree)
#   Builds the store's own MANIFEST against a runtime made of Debian packages, installs the result in FOLDER,
#   checks it as the store's linter would, and runs it in a private headless session (inside.sh).
#   SUITE     bookworm, trixie or forky: the release whose packages stand in for the GNOME runtime
#   FOLDER    work folder, ignored by git; FOLDER/repo is worth keeping between runs (see local-runtime.sh)
#   MANIFEST  its last module is the program; here that module's source is the working tree
#   COMMAND   the product's own trial inside the session, see inside.sh
# Environment: ALLOW  further finish-args to accept, separated by blanks;  MIRROR, PLATFORM_EXTRA, SDK_EXTRA, RUN_LIMIT
# Packages needed: those of the two other scripts, and flatpak-builder elfutils git jq appstream libxml2-utils
set -euo pipefail
[ $# -ge 3 ] || { sed -n '5,/^set /{/^#/p}' "$0"; exit 64; }
suite=$1 work=$(realpath -m "$2") manifest=$3 here=$(dirname "$(realpath "$0")"); shift 3
app=$(basename "${manifest%.*}")
step() { printf '== %4d s  %s\n' $SECONDS "$*"; }
bad=0; wrong() { bad=$((bad + 1)); echo "FAILED  $*"; }
mkdir -p "$work"

step runtime
"$here/local-runtime.sh" "$suite" "$work" > "$work/runtime.log" 2>&1 || { tail -n 20 "$work/runtime.log"; exit 1; }
RUN_LIMIT=${RUN_LIMIT:-300} ALLOW=${ALLOW:-}
for v in $(compgen -e | grep -vxE 'PATH|TERM|RUN_LIMIT|ALLOW'); do unset "$v"; done
export LANG=C.UTF-8 HOME=$work/home FLATPAK_USER_DIR=$work/flatpak
# The installation is made of hard links into repo, so it is made anew each time: seconds, and no stale state.
rm -rf "$work"/{flatpak,home,src,lint,build,apprepo}; mkdir -p "$HOME" "$work"/{src,lint/in/share/metainfo}
flatpak --user remote-add --no-gpg-verify local "file://$work/repo"
flatpak --user config --set languages 'en;ja'      # else only the translations of LANG are installed
flatpak --user install -y --noninteractive local org.debian.Platform//$suite org.debian.Sdk//$suite

step build
git ls-files -z --cached --others --exclude-standard | tar --null -T - -c --ignore-failed-read | tar -C "$work/src" -x
flatpak-builder --show-manifest "$manifest" > "$work/manifest.json" 2> "$work/manifest.err"
jq --arg s "$suite" '.runtime="org.debian.Platform" | .sdk="org.debian.Sdk" | ."runtime-version"=$s |
  ."appstream-compose"=false | .modules[-1].sources=[{type:"dir",path:"src"}]' "$work/manifest.json" > "$work/$app.json"
flatpak-builder --user --force-clean --sandbox --disable-rofiles-fuse --disable-updates --install --repo="$work/apprepo" \
  --state-dir="$work/state" "$work/build" "$work/$app.json" > "$work/build.log" 2>&1 || { tail -n 40 "$work/build.log"; exit 1; }

step lint
grep -iE 'unknown property|warning' "$work/manifest.err" && wrong 'the manifest (above)'
jq -r --arg app "$app" --arg allow "$ALLOW" '
  def args(f): [."finish-args"[]? | select(f)];
  (["--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"] + ($allow | split(" "))) as $ok |
  (args(IN($ok[]) | not)[] | "finish-args: \(.) is not among those agreed"),
  (["--share=ipc", "--socket=wayland", "--socket=fallback-x11"] - args(true) | .[] | "finish-args: \(.) is missing; the three go together"),
  (select(.id != $app) | "id is not the name of the file"),
  (select((.command // "/") | startswith("/")) | "command is missing or a path"),
  (select(.branch) | "branch is set"),
  ([.. | objects | ."build-args"? // empty | .[] | select(test("network"))][] | "the network is used while building"),
  ([.modules | .. | objects | .sources? // empty | .[] | objects] | .[] |
    if .type == "git" then (select((.url // "" | startswith("https://")) and .commit and .tag and (.branch | not) | not) | "git source \(.url): https, tag and commit are needed")
    elif .type == "archive" or .type == "file" then (select(.url and (.sha256 or .sha512 | not)) | "source \(.url): sha256 is needed")
    elif .type == "dir" then "a source of type dir is not accepted" else empty end)' "$work/manifest.json" > "$work/lint/manifest"
while read -r l; do wrong "$l"; done < "$work/lint/manifest"

in=$work/lint/in/share; cp -a "$work/build/export/share/." "$in"; [ ! -d "$work/build/files/share/locale" ] || cp -rL "$work/build/files/share/locale" "$in"
[ ! -e "$in/metainfo/$app.appdata.xml" ] || mv "$in/metainfo/$app.appdata.xml" "$in/metainfo/$app.metainfo.xml"   # flatpak-builder < 1.4 renames it
meta=$in/metainfo/$app.metainfo.xml; desktop-file-validate "$in/applications/$app.desktop" || wrong 'the desktop file (above)'
sdk() { flatpak run --filesystem="$work" --command="$1" org.debian.Sdk//$suite "${@:2}"; }
raise=all-categories-ignored,category-invalid,cid-desktopapp-is-not-rdns,cid-has-number-prefix,cid-missing-affiliation-gnome,cid-rdns-contains-hyphen
raise+=,content-rating-missing,desktop-app-launchable-omitted,desktop-file-not-found,invalid-child-tag-name
raise+=,metainfo-filename-cid-mismatch,metainfo-legacy-path,name-has-dot-suffix,releases-info-missing
strict=--strict; if [[ $(sdk appstreamcli --version) == *'version: 0'* ]]; then strict=; else raise+=,unknown-tag; fi   # 0.x: <developer> is unknown
override="${raise//,/=error,}=error"
while :; do  # an older appstreamcli refuses the tags that it does not know, one at a time
  rc=0; sdk appstreamcli validate --no-net $strict --override="$override" "$meta" > "$work/lint/metainfo" 2>&1 || rc=$?
  unknown=$(sed -n "s/.*issue tag '\(.*\)' is not recognized.*/\1/p" "$work/lint/metainfo"); [ -n "$unknown" ] || break
  override=$(tr , '\n' <<< "$override" | grep -v "^$unknown=" | paste -sd,)
done
[ $rc = 0 ] || { cat "$work/lint/metainfo"; wrong 'the metainfo (above)'; }
sdk appstreamcli compose --no-net --prefix=/ --origin=local --components="$app" --print-report=full \
  --result-root="$work/lint/out" "$work/lint/in" > "$work/lint/compose" 2>&1 || { tail -n 20 "$work/lint/compose"; wrong 'the catalogue (above)'; }
x() { [ "$(xmllint --xpath "boolean($2)" "$meta")" = true ] || wrong "metainfo: $1"; }   # what the linter or the store's quality rules look for
x 'a developer with an id and a name' '/component/developer[@id]/name'
x 'two different branding colours, light and dark' '//branding/color[@scheme_preference="light"] != //branding/color[@scheme_preference="dark"]'
x 'a name shorter than 20 characters' 'string-length(/component/name[not(@xml:lang)]) < 20'
x 'a summary of at most 35 characters, without a full stop' \
  'string-length(/component/summary[not(@xml:lang)]) <= 35 and not(contains(/component/summary[not(@xml:lang)], "."))'
x 'screenshots, one of them the default' '//screenshot[@type="default"]/image'
x 'a caption for each screenshot, in Japanese too' '//screenshot and not(//screenshot[not(caption[not(@xml:lang)]) or not(caption[@xml:lang="ja"])])'
x 'pictures by https, none of them an SVG, from a tag or a commit' \
  'not(//screenshot/image[not(starts-with(., "https://")) or contains(., ".svg") or contains(., "/main/") or contains(., "/master/") or contains(., "/HEAD/")])'
x 'notes for each release' '//release and not(//release[not(description)])'
x 'homepage, bugtracker and vcs-browser addresses' '//url[@type="homepage"] and //url[@type="bugtracker"] and //url[@type="vcs-browser"]'
[ -e "$in/icons/hicolor/scalable/apps/$app.svg" ] || wrong 'icon: no scalable one'
[ -e "$in/icons/hicolor/symbolic/apps/$app-symbolic.svg" ] || wrong 'icon: no symbolic one'
[ -n "$(find "$work/lint/out" -path '*/128x128/*' -type f)" ] || wrong 'icon: none of 128 pixels came out of the catalogue'
[ -n "$(find "$work/build/files/share/licenses" -type f 2>/dev/null)" ] || echo "note    no licence file in /app/share/licenses"

step run
"$here/inside.sh" "$work" "$app" "$@" || bad=$((bad + 1))
step "done, $bad failed"; [ $bad = 0 ]
