<#
.SYNOPSIS
Runs PSScriptAnalyzer over the repository's scripts and data files, and writes how many were clean.

.DESCRIPTION
Ends with 0 when all are clean, 1 when there are findings, and 3 when there is no PSScriptAnalyzer.
#>
[CmdletBinding()]
param(
    # Where the counts go, as JSON: files without a finding as passed, findings as failed.
    [Parameter(Mandatory)]
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
    exit 3
}
Import-Module PSScriptAnalyzer

$root = Convert-Path (Join-Path $PSScriptRoot '../..')
$files = Get-ChildItem -LiteralPath $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
    Where-Object FullName -NotMatch '[\\/](bin|obj|out)[\\/]'

$clean = 0
$findings = foreach ($file in $files) {
    $settings = @{ Severity = 'Warning', 'Error' }
    if ($file.Name -like '*.Tests.ps1') {
        # Pester's blocks share variables in ways that the analyzer does not follow, and a test's secrets are no secrets.
        $settings.ExcludeRules = @(
            'PSUseDeclaredVarsMoreThanAssignments'
            'PSAvoidUsingConvertToSecureStringWithPlainText'
            'PSAvoidUsingPlainTextForPassword'
        )
    }
    $found = Invoke-ScriptAnalyzer -Path $file.FullName -Settings $settings
    if (-not $found) {
        $clean++
    }
    $found
}

foreach ($finding in $findings) {
    $path = [IO.Path]::GetRelativePath($root, $finding.ScriptPath)
    "${path}:$($finding.Line): $($finding.RuleName): $($finding.Message)"
}
$failed = @($findings).Count
@{ Passed = $clean; Failed = $failed; Skipped = 0 } | ConvertTo-Json | Set-Content -LiteralPath $ResultPath
exit [int]($failed -gt 0)
