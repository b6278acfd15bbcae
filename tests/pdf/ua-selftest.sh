#!/usr/bin/env bash
# ua-selftest.sh PDF_UA PDF: the checker must find what is wrong. A good PDF is
# spoiled in one place at a time; the rule named must be said of it.
set -euo pipefail
export LC_ALL=C
checker=$1 good=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

qpdf --qdf --object-streams=disable "$good" "$work/good.qdf"
"$checker" "$work/good.qdf" >"$work/said" || {
    cat "$work/said"
    echo "FAILED: the good PDF itself has faults"
    exit 1
}

# spoil RULE EXPRESSION: one substitution of Perl over the whole file.
spoil()
{
    perl -0777 -pe "$2" "$work/good.qdf" >"$work/spoilt.qdf"
    if cmp -s "$work/good.qdf" "$work/spoilt.qdf"; then
        echo "FAILED: $1: nothing to spoil: $2"
        failures=$((failures + 1))
        return
    fi
    fix-qdf "$work/spoilt.qdf" >"$work/spoilt.pdf"
    if "$checker" "$work/spoilt.pdf" >"$work/said" ||
        ! grep -qF ": $1: " "$work/said"; then
        echo "FAILED: $1: $2, but this was said:"
        head -5 "$work/said"
        failures=$((failures + 1))
    fi
}

# the document
spoil marked 's{/Marked true}{/Marked false}'
spoil 01-007 's{/Marked true}{/Marked true /Suspects true}'
spoil 06-001 's{/Metadata (\d+ 0 R)}{/Metadatum $1}'
spoil 06-002 's{<pdfuaid:part>1}{<pdfuaid:part>3}'
spoil 06-003 's{<dc:title>}{<dc:tittle>}'
spoil 07-001 's{/DisplayDocTitle true}{/DisplayDocTitel true}'
spoil 07-002 's{/DisplayDocTitle true}{/DisplayDocTitle false}'
spoil 11-001 's{/Lang \(zh-CN\)}{/Long (zh-CN)}'
spoil 20-001 's{/Type /Catalog}{/Type /Catalog /OCProperties << >>}'
spoil 25-001 's{/Type /Catalog}{/Type /Catalog /AcroForm << >>}'
spoil tree 's{/StructTreeRoot (\d+ 0 R)}{/StructTreeRot $1}'

# the tree
spoil 02-001 's{/S /H2\b}{/S /Headline}'
spoil 02-004 's{/Type /StructTreeRoot}{$& /RoleMap << /P /H1 >>}'
spoil tree 's{/P \d+ 0 R(\n  /Pg \d+ 0 R\n  /S /TD)}{/P 1 0 R$1}'
spoil 09-004 's{/S /TR\b}{/S /P}'
spoil 09-006 's{/S /TOCI\b}{/S /P}'
spoil 09-005 's{/S /TOCI\b}{/S /LI}'
spoil 13-004 's{/Alt }{/Old }'
spoil bbox 's{/BBox }{/Box }'
spoil 14-002 's{/S /H1\b}{/S /H2}'
spoil 14-003 's{/S /H2\b}{/S /H4}'
spoil 15-003 's{/Scope /Column}{/Scape /Column}'
spoil 15-regular 's{(/A )\d+ 0 R(\n  /K [^/]*/P \d+ 0 R\n  /Pg \d+ 0 R\n  /S /TH)}{$1<< /O /Table /ColSpan 3 /Scope /Column >>$2}'
spoil 19-003 's{/S /H2\b}{/S /Note}'
spoil 28-link 's{/Type /OBJR}{/Type /OBJ}'

# content
spoil 01-003 's{(/MCID 1 >> BDC\n)}{$1/Artifact BMC\nEMC\n}'
spoil 01-004 's{/Artifact BMC\n}{$&/P<</MCID 0 >>BDC\nEMC\n}'
spoil 01-005 's{/Artifact BMC\n(.*?)EMC\n}{$1}s'
spoil 01-005 's{/MCID 1 >> BDC}{/MCID 4711 >> BDC}'
spoil mcid 's{/MCID 1 >> BDC}{/MCID 0 >> BDC}'
spoil mcid 's{EMC\n}{}'
spoil parents 's{(/Nums \[\n    0\n    )\d+ 0 R}{$1null}'
spoil parents 's{/StructParents \d+}{/StructParents 99999}'
spoil 10-001 's{<0002> <....>}{<FFF0> <4E00>}'
spoil 31-028 's{(<0002> )<....>}{$1<FEFF>}'
spoil 31-030 's{\[<}{[<0000}'

# annotations and fonts
spoil 28-002 's{/StructParent \d+}{/StructParent 99999}'
spoil 28-011 's{/S /Link\b}{/S /Span}'
spoil 28-012 's{/Contents <}{/Content <}'
spoil 28-008 's{/Tabs /S}{/Tab /S}g'
spoil 28-009 's{/Tabs /S}{/Tabs /R}g'
spoil 31-001 's{/CIDSystemInfo}{/CIDSystem}g'
spoil 31-005 's{/CIDFontType0\b}{/CIDFontType2}g'
spoil 31-006 's{/Identity-H}{/Identity-V}'
spoil 31-009 's{/FontFile3 }{/FontFile9 }'
spoil 31-027 's{/ToUnicode }{/ToUnicorn }'

[ "$failures" = 0 ] || { echo "$failures failures"; exit 1; }
