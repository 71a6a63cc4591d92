<#
.SYNOPSIS
Imports the module and writes how many milliseconds that took.
#>
[CmdletBinding()]
param()

$clock = [Diagnostics.Stopwatch]::StartNew()
Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
