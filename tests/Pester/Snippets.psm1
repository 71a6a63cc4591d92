Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
$root = Convert-Path (Join-Path $PSScriptRoot '../..')

<#
.SYNOPSIS
Returns the blocks of a Markdown file by section: those in PowerShell, or in another language.
#>
function Get-MarkdownSnippet {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory)]
        [string] $Path,

        [string] $Language = 'powershell'
    )

    $section = @{ Name = 'Introduction'; Blocks = [Collections.Generic.List[string]]::new() }
    $sections = @($section)
    $block = $null
    foreach ($line in Get-Content -LiteralPath $Path) {
        if ($null -ne $block) {
            if ($line -match '^\s*```\s*$') {
                $section.Blocks.Add($block -join "`n")
                $block = $null
            }
            else {
                $block += , $line
            }
        }
        elseif ($line -match "^\s*``````$Language\s*`$") {
            $block = @()
        }
        elseif ($line -match '^#+\s+(?<title>.+)$') {
            $section = @{ Name = $Matches.title; Blocks = [Collections.Generic.List[string]]::new() }
            $sections += $section
        }
    }
    $sections | Where-Object { $_.Blocks.Count -gt 0 }
}

<#
.SYNOPSIS
Returns the code in the examples of an about topic, which is indented by eight spaces.
#>
function Get-TopicSnippet {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory)]
        [string] $Path
    )

    $text = (Get-Content -Raw -LiteralPath $Path) -replace '(?s)^.*\nEXAMPLES\n' -replace '(?s)\nSEE ALSO\n.*$'
    $blocks = [regex]::Matches($text, '(?m)(^ {8}.*\n?)+').Value -replace '(?m)^ {8}'
    @{ Name = (Split-Path -Leaf $Path) -replace '\.help\.txt$'; Blocks = @($blocks) }
}

<#
.SYNOPSIS
Runs groups of snippets in one new PowerShell and returns what failed in each, by its name.
#>
function Invoke-SnippetGroup {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        # Each has a Name and Blocks of code.
        [Parameter(Mandatory)]
        [hashtable[]] $Group
    )

    $version = (Import-PowerShellDataFile (Join-Path $root 'AdminIam.psd1')).ModuleVersion
    $folder = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "adminiam-$([guid]::NewGuid())")
    $in = Join-Path $folder 'in.json'
    $out = Join-Path $folder 'out.json'
    try {
        ConvertTo-Json -InputObject $Group -Depth 4 | Set-Content -LiteralPath $in
        $pwsh, [string[]] $leading = Get-PowerShellCommand
        $log = & $pwsh @leading -NoProfile -NonInteractive -File (Join-Path $PSScriptRoot 'Invoke-Snippet.ps1') `
            -ModulePath (Join-Path $root "out/AdminIam/$version") -InputPath $in -ResultPath $out 2>&1
        if (-not (Test-Path -LiteralPath $out)) {
            throw "The snippets could not be run: $($log -join "`n")"
        }
        $results = @{}
        Get-Content -Raw -LiteralPath $out | ConvertFrom-Json | ForEach-Object { $results[$_.Name] = $_.Failures }
        $results
    }
    finally {
        Remove-Item -LiteralPath $folder -Recurse -Force
    }
}

Export-ModuleMember -Function Get-MarkdownSnippet, Get-TopicSnippet, Invoke-SnippetGroup
