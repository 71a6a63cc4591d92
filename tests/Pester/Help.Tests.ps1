BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    $cmdlets = foreach ($command in Get-Command -Module AdminIam) {
        @{ Name = $command.Name; Command = $command; Help = Get-Help $command.Name }
    }
    $examples = foreach ($cmdlet in $cmdlets) {
        foreach ($example in $cmdlet.Help.examples.example) {
            @{ Name = "$($cmdlet.Name): $($example.title)"; Blocks = @($example.code) }
        }
    }
}

Describe 'Get-Help <Name>' -ForEach $cmdlets {
    It 'has a synopsis, a description and an example' {
        $Help.Synopsis | Should -Match '^[A-Z].*\.$'
        "$($Help.description.Text)" | Should -Not -BeNullOrEmpty
        @($Help.examples.example).Count | Should -BeGreaterThan 0
    }

    It 'shows every parameter set' {
        @($Help.syntax.syntaxItem).Count | Should -Be $Command.ParameterSets.Count
    }

    It 'describes every parameter' {
        $common = [Management.Automation.Cmdlet]::CommonParameters
        $expected = $Command.Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
        $described = $Help.parameters.parameter | Where-Object { "$($_.description.Text)" } | ForEach-Object name |
            Sort-Object

        $described | Should -Be $expected
    }

    It 'agrees with the cmdlet on how parameters bind' {
        foreach ($parameter in $Help.parameters.parameter |
            Where-Object { $_ -and $_.name -notin 'WhatIf', 'Confirm' }) {
                $sets = $Command.Parameters[$parameter.name].ParameterSets.Values
                $parameter.required | Should -Be "$($sets.IsMandatory -notcontains $false)" -Because $parameter.name
                $parameter.pipelineInput -match 'ByValue' |
                    Should -Be ($sets.ValueFromPipeline -contains $true) -Because $parameter.name
                $parameter.pipelineInput -match 'ByPropertyName' |
                    Should -Be ($sets.ValueFromPipelineByPropertyName -contains $true) -Because $parameter.name
            }
    }

    It 'has a page, which -Online opens, links to related cmdlets, and notes on the permissions' {
        $links = @($Help.relatedLinks.navigationLink)

        $Command.HelpUri | Should -Be "https://github.com/AdminIam/AdminIam/blob/main/docs/cmdlets/$Name.md"
        $links[0].uri | Should -Be $Command.HelpUri
        $links.linkText -like '*-Admin*' | Should -Not -BeNullOrEmpty
        "$($Help.alertSet.alert.Text)" | Should -Match '^AWS actions:|requires no AWS permissions'
    }

    It 'is readable in all views' {
        Get-Help $Name -Full | Out-String | Should -Match 'CommonParameters'
        Get-Help $Name -Examples | Out-String | Should -Match 'Example 1: '
        Get-Help $Name -Detailed | Out-String | Should -Match 'DESCRIPTION'
    }
}

Describe 'Examples' -ForEach @{ Examples = $examples } {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'Snippets.psm1')
        $results = Invoke-SnippetGroup $Examples
    }

    It '<Name> runs' -ForEach $examples {
        $results.ContainsKey($Name) | Should -BeTrue
        $results[$Name] | Should -BeNullOrEmpty
    }
}
