<#
.SYNOPSIS
Returns the scenarios of PermissionScenarios.ps1, grouped by the command that each of them runs.
#>
$isCmdlet = { $args[0] -is [Management.Automation.Language.CommandAst] -and "$($args[0])" -match '^\w+-Admin' }
. (Join-Path $PSScriptRoot PermissionScenarios.ps1) |
    Group-Object { $_.Run.Ast.Find($isCmdlet, $true).GetCommandName() }
