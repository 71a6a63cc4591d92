<#
.SYNOPSIS
Runs PSScriptAnalyzer over the repository's scripts and data files, and writes the findings.

.DESCRIPTION
The exit code is 0 if there are no findings, 1 if there are findings, and 3 if PSScriptAnalyzer is not installed.
#>
[CmdletBinding()]
param(
    # The JSON file for the results: files without findings count as passed, findings as failed.
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
        # Pester blocks share variables in ways that the analyzer does not follow, and the secrets of tests are not
        # confidential.
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

$failures = @(foreach ($finding in $findings) {
    $path = [IO.Path]::GetRelativePath($root, $finding.ScriptPath)
    @{ Name = "${path}:$($finding.Line)"; Message = "$($finding.RuleName): $($finding.Message)" }
})
@{ Passed = $clean; Failures = $failures; Skipped = 0 } |
    ConvertTo-Json -Depth 3 |
    Set-Content -LiteralPath $ResultPath
exit [int]($failures.Count -gt 0)
