BeforeDiscovery {
    # The rules are those of the IAM and STS service models and of the quotas in the IAM User Guide. A parameter
    # without an entry has no limit, selects existing names, or is limited by its values.
    $rules = @(
        @{ Parameter = '^(New)?UserName$'; Of = '^New-AdminUser |^Set-AdminUser -New'; Rule = '1 to 64 letters' }
        @{ Parameter = '^(New)?GroupName$'; Of = '^New-AdminIdentityGroup |IdentityGroup -New'; Rule = '1 to 1,024' }
        @{ Parameter = '^Description$'; Of = 'IdentityGroup'; Rule = '1,024 characters' }
        @{ Parameter = '^Description$'; Of = 'PermissionSet'; Rule = '700 characters' }
        @{ Parameter = '^PermissionSetName$'; Of = '^New-AdminPermissionSet '; Rule = '1 to 32 letters' }
        @{ Parameter = '^Policy$'; Of = 'PermissionSet'; Rule = '20 managed policies' }
        @{ Parameter = '^InlinePolicy$'; Of = 'PermissionSet'; Rule = '10,240 characters' }
        @{ Parameter = '^SessionDuration$'; Of = 'PermissionSet'; Rule = '1 to 12 hours' }
        @{ Parameter = '^RelayState$'; Of = 'PermissionSet'; Rule = '240 ASCII characters' }
        @{ Parameter = '^(New)?GroupName$'; Of = '^New-AdminGroup |-NewGroupName$'; Rule = '1 to 128 letters' }
        @{ Parameter = '^GroupName$'; Of = 'Identity(UserToGroup|UserFromGroup)'; Rule = '1,024 characters' }
        @{ Parameter = '^GroupName$'; Of = 'UserToGroup|UserFromGroup'; Rule = '10 groups' }
        @{ Parameter = '^PolicyName$'; Of = '^New-AdminPolicy '; Rule = '1 to 128 letters' }
        @{ Parameter = '^Policy$'; Of = '^(New-AdminGroup|Add-AdminGroupPolicy) '; Rule = '10 managed policies' }
        @{ Parameter = '^(Policy|New)?Path$'
            Of = '^(New-Admin(User|Group|MfaDevice)|Set-Admin(User|Group)) |-PolicyPath$'
            Rule = '512 (characters|letters)'
        }
        @{ Parameter = '^Document$'; Of = '^(New|Set)-AdminPolicy '; Rule = '6,144 characters' }
        @{ Parameter = '^Description$'; Of = '.'; Rule = '1,000 characters' }
        @{ Parameter = '^CustomSuffix$'; Of = '.'; Rule = '1 to 64 letters' }
        @{ Parameter = '^Tag$'; Of = '.'; Rule = '50 tags.*128 characters.*256' }
        @{ Parameter = '^RemoveTag$'; Of = '.'; Rule = '128 characters' }
        @{ Parameter = '^(New)?UserName$'; Of = '^New-AdminIdentityUser |-NewUserName$'; Rule = '1 to 128 letters' }
        @{ Parameter = '^GivenName$'; Of = '.'; Rule = '1 to 1,024 characters' }
        @{ Parameter = '^Email$'; Of = '^New-AdminUser '; Rule = '256 characters' }
        @{ Parameter = '^Password$'; Of = '^(New-AdminUser|Set-AdminUserPassword) '; Rule = '128 characters' }
        @{ Parameter = '^PermissionsBoundary$'; Of = '.'; Rule = '128 characters' }
        @{ Parameter = '^DeviceName$'; Of = '.'; Rule = '226 letters' }
        @{ Parameter = '^(Mfa|)Serial(Number)?$'; Of = '.'; Rule = '9 to 256 characters' }
        @{ Parameter = '^(MfaCode|Code\d?)$'; Of = '.'; Rule = 'six[- ]digit' }
        @{ Parameter = '^AccessKey(Id)?$'; Of = '^(Enable|Disable|Remove|Update|Connect)-'; Rule = '16 to 128 letters' }
        @{ Parameter = '^AccountAlias$'; Of = '.'; Rule = '3 to 63' }
        @{ Parameter = '^RoleArn$'; Of = '.'; Rule = '20 to 2,048 characters' }
        @{ Parameter = '^RoleName$'; Of = '.'; Rule = '1 to 64 letters' }
        @{ Parameter = '^RoleSessionName$'; Of = '.'; Rule = '2 to 64 letters' }
        @{ Parameter = '^WebIdentityToken(Provider)?$'; Of = '.'; Rule = '4 to 20,000 characters' }
        @{ Parameter = '^ExternalId$'; Of = '.'; Rule = '2 to 1,224 characters' }
        @{ Parameter = '^DurationSecond$'; Of = '.'; Rule = '900 .* 43200 .*' }
        @{ Parameter = '^(\w*Second)$'; Of = '.'; Rule = 'seconds' }
        @{ Parameter = '^ThrottleLimit$'; Of = '.'; Rule = '1 to 256' }
        @{ Parameter = '^AccountId$'; Of = '^Start-'; Rule = '12 digits' }
    )
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    $cmdlets = foreach ($command in Get-Command -Module AdminIam) {
        @{ Name = $command.Name; Command = $command; Help = Get-Help $command.Name; Rules = $rules }
    }
    $examples = foreach ($cmdlet in $cmdlets) {
        foreach ($example in $cmdlet.Help.examples.example) {
            @{ Name = "$($cmdlet.Name): $($example.title)"; Blocks = @($example.code) }
        }
    }
}

Describe 'Get-Help <Name>' -ForEach $cmdlets {
    It 'has a synopsis, a description and three examples' {
        $Help.Synopsis | Should -Match '^[A-Z].*\.$'
        "$($Help.description.Text)" | Should -Not -BeNullOrEmpty
        @($Help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'has examples that are separate from each other and fit 80 columns' {
        foreach ($example in $Help.examples.example) {
            $example.title | Should -Match '^-{8} Example \d+: .+ -{8}$'
            $example.title.Length | Should -BeLessOrEqual 75
            $example.remarks[-1].Text | Should -BeExactly '' -Because $example.title
            "$($example.remarks[0].Text)" | Should -Not -BeNullOrEmpty -Because $example.title
            $example.code -split "`n" | ForEach-Object Length | Measure-Object -Maximum |
                ForEach-Object Maximum | Should -BeLessOrEqual 75 -Because $example.code
        }
    }

    It 'states the rules of AWS and their units' {
        foreach ($parameter in $Help.parameters.parameter | Where-Object { $_ }) {
            $rule = $Rules | Where-Object { $parameter.name -match $_.Parameter } |
                Where-Object { "$Name -$($parameter.name)" -match $_.Of } | Select-Object -First 1
            if ($rule) {
                "$($parameter.description.Text)" | Should -Match $rule.Rule -Because $parameter.name
            }
        }
    }

    It 'states default values as such, each on one line' {
        foreach ($parameter in $Help.parameters.parameter | Where-Object { $_ }) {
            "$($parameter.description.Text)" | Should -Not -Match '[Tt]he default (is|for)' -Because $parameter.name
            $parameter.defaultValue.Length | Should -BeLessOrEqual 43 -Because $parameter.name
        }
    }

    It 'repeats no sentence' {
        $texts = $Help.Synopsis, $Help.description.Text, $Help.parameters.parameter.description.Text,
            $Help.examples.example.remarks.Text
        $sentences = $texts | ForEach-Object { $_ } | ForEach-Object { $_ -split '(?<=[.:;]) ' } |
            Where-Object Length -GT 38

        ($sentences | Group-Object | Where-Object Count -GT 1).Name | Should -BeNullOrEmpty
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
        foreach ($topic in "$($Help.description.Text) $($Help.parameters.parameter.description.Text)" |
            Select-String about_AdminIam\w+ -AllMatches | ForEach-Object { $_.Matches.Value }) {
                $links.linkText | Should -Contain $topic
            }
        "$($Help.alertSet.alert.Text)" | Should -Match '^AWS actions:|requires no AWS permissions'
    }

    It 'links the page of AWS about an action that does not depend on a parameter, if there is one' {
        $action = $Help.relatedLinks.navigationLink.linkText -match '^AWS API reference' -replace '^.*, |:$'
        $permissions = Get-AdminCommandPermission $Name
        $independent = $permissions | Where-Object { -not $_.Parameter -and $_.Condition -notlike '* -*' }

        if ($permissions) {
            $action | Should -BeIn ($independent ?? $permissions).Action
        }
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
