BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminGroup' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = New-AdminGroup Empty -Policy @()
        $null = New-AdminUser alice -GroupName Administrators
        $quiet = @{ Confirm = $false; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'removes an empty group' {
        Remove-AdminGroup Empty -Confirm:$false | Should -BeNullOrEmpty

        (Get-AdminGroup).GroupName | Should -Be 'Administrators'
    }

    It 'refuses a group with members or policies' {
        Remove-AdminGroup Administrators @quiet

        $problems | Format-Problem | Should -Be 'GroupNotEmpty InvalidOperation Administrators'
        "$problems" | Should -Match '1 members? and 1 polic'
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '-Force'
        (Get-AdminGroup Administrators).Policy | Should -Be 'AdministratorAccess'
    }

    It 'removes members, managed and inline policies with -Force' -Skip:$noCli {
        $document = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}'
        $null = Invoke-AwsCli iam put-group-policy --group-name Administrators --policy-name own `
            --policy-document $document
        Remove-AdminGroup Administrators -Force -Confirm:$false

        (Invoke-AwsCli iam list-groups).Groups.GroupName | Should -Be 'Empty'
        (Get-AdminUser alice).UserName | Should -Be 'alice'
    }

    It 'accepts groups from the pipeline' {
        Get-AdminGroup | Remove-AdminGroup -Force -Confirm:$false

        Get-AdminGroup | Should -BeNullOrEmpty
    }

    It 'accepts a pattern' {
        $null = New-AdminGroup Emptier -Policy @()
        Remove-AdminGroup Empt* -Confirm:$false

        (Get-AdminGroup).GroupName | Should -Be 'Administrators'
    }

    It 'suggests similar groups for an unknown one, and continues' {
        'Empti', 'Empty' | Remove-AdminGroup @quiet

        $problems | Format-Problem | Should -Be 'GroupNotFound ObjectNotFound Empti'
        (Get-AdminGroup).GroupName | Should -Be 'Administrators'
    }

    It 'changes nothing with -WhatIf, not even with -Force' {
        Get-AdminGroup | Remove-AdminGroup -Force -WhatIf

        (Get-AdminGroup).GroupName | Should -Be 'Administrators', 'Empty'
        (Get-AdminGroupMember Administrators).UserName | Should -Be 'alice'
    }
}
