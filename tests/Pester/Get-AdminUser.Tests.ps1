BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox
    $null = New-AdminGroup
    $null = New-AdminUser alice -GroupName Administrators -Path /ops/ -Tag @{ Department = 'Ops' } `
        -Email a@example.com `
        -PermissionsBoundary arn:aws:iam::aws:policy/PowerUserAccess
    $null = 'bob', 'bert' | New-AdminUser
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminUser' {
    It 'returns all properties of a user' {
        $user = Get-AdminUser ALICE

        $user.UserName | Should -BeExactly 'alice'
        $user.Path | Should -Be '/ops/'
        $user.Arn | Should -Be 'arn:aws:iam::123456789012:user/ops/alice'
        $user.Tag['Department'] | Should -Be 'Ops'
        $user.Email | Should -Be 'a@example.com'
        $user.PermissionsBoundary | Should -Be 'arn:aws:iam::aws:policy/PowerUserAccess'
        $user.CreateDate.Kind | Should -Be 'Utc'
        [math]::Abs(([datetime]::UtcNow - $user.CreateDate).TotalMinutes) | Should -BeLessThan 5
    }

    It 'finds <Name>' -ForEach @(
        @{ Name = '*'; Expected = @('alice', 'bert', 'bob') }
        @{ Name = 'b*'; Expected = @('bert', 'bob') }
        @{ Name = 'B?B'; Expected = @('bob') }
        @{ Name = '[ab]*'; Expected = @('alice', 'bert', 'bob') }
        @{ Name = 'x*'; Expected = @() }
    ) {
        @((Get-AdminUser $Name).UserName) | Should -Be $Expected
    }

    It 'lists the users of a group, and of a pattern in it' {
        (Get-AdminUser -GroupName Administrators).UserName | Should -Be 'alice'
        Get-AdminUser b* -GroupName Administrators | Should -BeNullOrEmpty
    }

    It 'accepts names and rows from the pipeline' {
        ('bob', 'alice' | Get-AdminUser).UserName | Should -Be 'bob', 'alice'
        ('UserName', 'bert' | ConvertFrom-Csv | Get-AdminUser).UserName | Should -Be 'bert'
    }

    It 'suggests similar users for an unknown one, and continues' {
        $users = 'alise', 'bob' | Get-AdminUser @quiet

        $users.UserName | Should -Be 'bob'
        $problems | Format-Problem | Should -Be 'UserNotFound ObjectNotFound alise'
        "$problems" | Should -Match "Did you mean 'alice'"
    }

    It 'suggests similar groups for an unknown one' {
        Get-AdminUser -GroupName Administrater @quiet

        $problems | Format-Problem | Should -Be 'GroupNotFound ObjectNotFound Administrater'
    }

    It 'refuses a name that IAM does not allow' {
        Get-AdminUser 'two words' @quiet

        $problems | Format-Problem | Should -Be 'InvalidUserName InvalidArgument two words'
    }

    It 'sends one request for one user and one for a page' {
        $before = (Get-AdminSandbox).TotalCalls
        $null = Get-AdminUser alice
        $null = Get-AdminUser

        (Get-AdminSandbox).TotalCalls - $before | Should -Be 2
    }

    It 'requests no more pages when the pipeline has enough' {
        $null = Start-AdminSandbox
        $null = 1..1100 | ForEach-Object { "user$_" } | New-AdminUser -ThrottleLimit 32
        $first = Get-AdminUser | Select-Object -First 3

        $first.Count | Should -Be 3
        (Get-AdminSandbox).CallsByAction['ListUsers'] | Should -Be 1
        @(Get-AdminUser).Count | Should -Be 1100
    }
}
