//! The script that proves a pack.

/// The script for a pack whose source is the file `own` and whose quotes are slices of the file `text`.
pub fn script(own: &str, text: &str) -> String {
    SCRIPT.replace("@SOURCE@", own).replace("@TEXT@", text)
}

/// POSIX tools only: cd, cksum, cmp, cut, dd, tail, xargs. `sha256sum` or `shasum` are used where they are.
const SCRIPT: &str = r#"#!/bin/sh
# Checks this folder: every file against its checksum, every quote against its place.
# Needs a POSIX shell with cksum, cmp, cut, dd, tail and xargs; uses sha256sum or shasum where there is one (and can do
# with it alone where cksum has been left out of the system).
# Exit status: 0 all holds, 1 something does not, 2 the check could not be made.
LC_ALL=C
export LC_ALL
here=${0%/*}
[ "$here" = "$0" ] && here=.
cd "$here" || exit 2
has() { command -v "$1" >/dev/null 2>&1; }
for tool in cmp cut dd tail xargs; do
    has "$tool" || { echo "this check needs $tool"; exit 2; }
done
has cksum || has sha256sum || has shasum || { echo "this check needs cksum"; exit 2; }
bad=0
fail() { echo "FAILED: $*"; bad=1; }

# 1. Every file is as it was packed (CRC and length; a change of any byte shows).
if ! has cksum; then
    echo "CRC not checked: there is no cksum here"
elif cut -d ' ' -f 3 CKSUMS | xargs cksum 2>/dev/null | cmp -s - CKSUMS; then
    echo "checksums hold"
else
    fail "a checksum does not hold:"
    while read -r sum size name; do
        [ "$(cksum "$name" 2>/dev/null)" = "$sum $size $name" ] || echo "  $name"
    done <CKSUMS
fi

# 2. The same with SHA-256, which cannot be made to fit.
if has sha256sum; then
    sha256sum -c SHA256SUMS >/dev/null 2>&1 && echo "SHA-256 holds" || fail "SHA-256 of a file does not hold"
elif has shasum; then
    shasum -a 256 -c SHA256SUMS >/dev/null 2>&1 && echo "SHA-256 holds" || fail "SHA-256 of a file does not hold"
else
    echo "SHA-256 not checked: there is no sha256sum or shasum here"
fi

# 3. Every quote stands in @TEXT@ where the table says.
tab=$(printf '\t')
count=0
while IFS=$tab read -r id kind start length sha256 file; do
    case $id in '#'*) continue ;; esac
    count=$((count + 1))
    case $start$length in *[!0-9]* | '') fail "$id: no place"; continue ;; esac
    tail -c +"$((start + 1))" @TEXT@ 2>/dev/null | dd bs=1 count="$length" 2>/dev/null | cmp -s - "$file" ||
        fail "$id ($kind): $file is not bytes $start to $((start + length)) of @TEXT@"
done <quotes.tsv
[ "$bad" -eq 0 ] && echo "$count quotes stand in @TEXT@ at their places"
[ "$bad" -eq 0 ] && echo "all holds (source: @SOURCE@)"
exit "$bad"
"#;
