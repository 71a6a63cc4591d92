BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox
    $null = New-AdminGroup
    $null = New-AdminGroup Auditors -Policy SecurityAudit, ViewOnlyAccess -Path /audit/
    $null = New-AdminGroup Empty -Policy @()
    $null = New-AdminUser alice -GroupName Administrators, Auditors
    $url = (Get-AdminSandbox).EndpointUrl
    $powerless = New-AdminUser powerless -ProgrammaticAccess | Connect-AdminAccount -EndpointUrl $url
    $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminGroup' {
    BeforeAll {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    It 'lists all groups with their policies' {
        $groups = Get-AdminGroup

        $groups.GroupName | Should -Be 'Administrators', 'Auditors', 'Empty'
        $groups[1].Policy | Sort-Object | Should -Be 'SecurityAudit', 'ViewOnlyAccess'
        $groups[1].Path | Should -Be '/audit/'
        $groups[2].Policy | Should -BeNullOrEmpty
    }

    It 'finds <Name>' -ForEach @(
        @{ Name = 'administrators'; Expected = @('Administrators') }
        @{ Name = 'a*'; Expected = @('Administrators', 'Auditors') }
        @{ Name = 'Aud?tors'; Expected = @('Auditors') }
        @{ Name = 'x*'; Expected = @() }
    ) {
        @((Get-AdminGroup $Name).GroupName) | Should -Be $Expected
    }

    It 'lists the groups of a user' {
        (Get-AdminGroup -UserName alice).GroupName | Sort-Object | Should -Be 'Administrators', 'Auditors'
    }

    It 'suggests similar groups for an unknown one, and continues' {
        $groups = 'Administrator', 'Auditors' | Get-AdminGroup @quiet

        $groups.GroupName | Should -Be 'Auditors'
        $problems | Format-Problem | Should -Be 'GroupNotFound ObjectNotFound Administrator'
        "$problems" | Should -Match "Did you mean 'Administrators'"
    }

    It 'suggests similar users for an unknown one' {
        Get-AdminGroup -UserName alise @quiet

        $problems | Format-Problem | Should -Be 'UserNotFound ObjectNotFound alise'
        "$problems" | Should -Match "'alice'"
    }

    It 'is refused to a user without permissions, once' {
        Get-AdminGroup -Session $powerless @quiet

        $problems | Format-Problem | Should -Be 'AccessDenied PermissionDenied *'
    }

    It 'shows name, policies and path' {
        Get-AdminGroup Auditors | Out-String | Should -Match 'Auditors.*SecurityAudit'
    }
}
