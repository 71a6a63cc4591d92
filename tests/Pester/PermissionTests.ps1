<#
.SYNOPSIS
Tests that the declared permissions of commands are enough, and that each is required. It is dot-sourced by files that
run concurrently.
#>
param(
    # Selects commands by their names.
    [Parameter(Mandatory)]
    [scriptblock] $Select
)

$lost = 'if (a response is lost|the command is interrupted)'
$commands = . (Join-Path $PSScriptRoot PermissionCommands.ps1) |
    Where-Object { $_.Name | Where-Object $Select } | ForEach-Object {
        # What only failures of the network cause is proven at the end.
        $declared = @(Get-AdminCommandPermission $_.Name).Where({ $_.Condition -notmatch $lost })
        @{
            Command = $_.Name
            Scenarios = $_.Group
            Declared = $declared
            Required = @(
                $declared.Where({ -not $_.IsOptional }) | Sort-Object Action -Unique |
                    ForEach-Object { @{ Action = $_.Action } }
            )
            Optional = @(
                $declared.Where({ $_.IsOptional }) | Sort-Object Action -Unique |
                    ForEach-Object { @{ Action = $_.Action; Otherwise = $_.Otherwise } }
            )
        }
    }

Describe 'The permissions of <Command>' -ForEach $commands {
    BeforeAll {
        Reset-Sandbox
        $policy = Get-AdminCommandPermission $Command -AsPolicy
        $results = foreach ($scenario in $Scenarios) {
            @{ Scenario = $scenario; Result = Invoke-Scenario $scenario $policy }
        }

        # The scenarios that call an action, those that succeed first.
        function Get-ScenarioOf([string] $Action) {
            $results.Where({ $_.Result.Actions -contains $Action }).Scenario |
                Sort-Object { [bool] $_.Expected } -Stable
        }
    }

    It 'are enough' {
        $problems = foreach ($one in $results) {
            Get-Unexpected $one.Scenario $one.Result | ForEach-Object { "$($one.Scenario.Run): $_" }
        }
        $problems | Should -BeNullOrEmpty
    }

    It 'are the actions that it calls, and no others' {
        @($results.Result.Actions | Sort-Object -Unique) | Should -Be @($Declared.Action | Sort-Object -Unique)
    }

    It 'depend on the parameters that they name' {
        $problems = foreach ($one in $results) {
            $ast = $one.Scenario.Run.Ast.Find(
                { $args[0] -is [Management.Automation.Language.CommandAst] -and "$($args[0])".StartsWith($Command) },
                $true)
            $bound = [Management.Automation.Language.StaticParameterBinder]::BindCommand($ast).BoundParameters.Keys
            foreach ($action in $one.Result.Actions) {
                $causes = $Declared.Where({ $_.Action -eq $action }).ForEach({ "$($_.Parameter)" })
                if ('' -notin $causes -and -not $causes.Where({ $_ -in $bound })) {
                    "$($one.Scenario.Run) calls $action, and none of $causes is specified"
                }
            }
        }
        $problems | Should -BeNullOrEmpty
    }

    It 'include <Action>: without it, the error names it' -ForEach $Required -AllowNullOrEmptyForEach {
        $less = Remove-PolicyAction $policy $Action
        foreach ($scenario in Get-ScenarioOf $Action) {
            $texts = (Invoke-Scenario $scenario $less).Errors.ForEach({ "$_" })
            if ($texts -match "is not authorized to perform: $Action ") {
                return
            }
        }
        $texts | Should -Match "is not authorized to perform: $Action "
    }

    It 'include <Action>, which is optional: <Otherwise>' -ForEach $Optional -AllowNullOrEmptyForEach {
        $less = Remove-PolicyAction $policy $Action
        $seen = foreach ($scenario in Get-ScenarioOf $Action) {
            $result = Invoke-Scenario $scenario $less
            if (-not (Get-Unexpected $scenario $result) -and ($result | ForEach-Object $degraded[$Otherwise])) {
                return
            }
            "$($scenario.Run): $($result.Errors) $($result.Warnings) $($result.Output)"
        }
        $seen | Should -BeNullOrEmpty
    }
}
