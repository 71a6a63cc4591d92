BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Set-AdminUser' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminUser alice -Tag @{ Email = 'a@example.com'; Trial = 'yes' }
        $null = New-AdminUser bob
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'changes name, path, tags and boundary at once' -Skip:$noCli {
        $user = Set-AdminUser alice -NewUserName alice.smith -NewPath /ops/ -Tag @{ Team = 'Ops' } -RemoveTag trial `
            -PermissionsBoundary PowerUserAccess

        $user.Outcome | Should -Be 'Updated'
        $found = (Invoke-AwsCli iam get-user --user-name alice.smith).User
        $found.Arn | Should -Be 'arn:aws:iam::123456789012:user/ops/alice.smith'
        $user.Arn | Should -Be $found.Arn
        $found.Tags.ForEach({ "$($_.Key)=$($_.Value)" }) | Sort-Object | Should -Be 'Email=a@example.com', 'Team=Ops'
        $found.PermissionsBoundary.PermissionsBoundaryArn | Should -Be 'arn:aws:iam::aws:policy/PowerUserAccess'
    }

    It 'keeps the settings of a piped user that are not specified' {
        $null = Set-AdminUser alice -PermissionsBoundary PowerUserAccess

        $user = Get-AdminUser alice | Set-AdminUser -RemoveTag Trial -RemovePermissionsBoundary

        $user.Outcome | Should -Be 'Updated'
        $user.Tag.Keys | Should -Be 'Email'
        (Get-AdminUser alice).PermissionsBoundary | Should -BeNullOrEmpty
    }

    It 'accepts a piped user without other parameters, and changes nothing' {
        (Get-AdminUser | Set-AdminUser).Outcome | Should -Be 'Unchanged', 'Unchanged'
    }

    It 'accepts rows of a CSV, and ignores empty cells' {
        $rows = 'UserName,NewPath,Tag,RemoveTag,PermissionsBoundary', 'alice,/a/,X=1;Y=2,Trial,', 'bob,,,,' |
            ConvertFrom-Csv

        ($rows | Set-AdminUser).Outcome | Should -Be 'Updated', 'Unchanged'

        (Get-AdminUser alice).Tag.Keys | Sort-Object | Should -Be 'Email', 'X', 'Y'
    }

    It 'refuses a name in use, before it changes anything' {
        Set-AdminUser alice -NewUserName BOB -Tag @{ New = '1' } @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'UserAlreadyExists,*'
        (Get-AdminUser alice).Tag.ContainsKey('New') | Should -BeFalse
    }

    It 'changes the case of a name' {
        (Set-AdminUser alice -NewUserName Alice).UserName | Should -BeExactly 'Alice'
        (Get-AdminUser alice).UserName | Should -BeExactly 'Alice'
    }

    It 'refuses invalid values: <Id>' -ForEach @(
        @{ Id = 'UserNotFound'; Arguments = @{ UserName = 'alise'; NewPath = '/x/' }; Says = "*'alice'*" }
        @{
            Id = 'PolicyNotFound'; Arguments = @{ UserName = 'alice'; PermissionsBoundary = 'PowerUserAcess' }
            Says = "*'PowerUserAccess'*"
        }
        @{ Id = 'InvalidUserName'; Arguments = @{ UserName = 'alice'; NewUserName = 'a b' }; Says = '*(space)*' }
        @{ Id = 'InvalidPath'; Arguments = @{ UserName = 'alice'; NewPath = 'x' }; Says = "*'x'*" }
        @{ Id = 'AmbiguousTag'; Arguments = @{ UserName = 'alice'; Tag = @{ A = 1 }; RemoveTag = 'a' }; Says = "*'a'*" }
        @{ Id = 'AmbiguousPermissionsBoundary'
            Arguments = @{
                UserName = 'alice'; PermissionsBoundary = 'ReadOnlyAccess'; RemovePermissionsBoundary = $true
            }; Says = '*alice*' }
    ) {
        Set-AdminUser @Arguments @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$($problems[0])" | Should -BeLike $Says
    }

    It 'counts tags before the call' {
        $many = @{}
        1..49 | ForEach-Object { $many["k$_"] = 'v' }

        Set-AdminUser alice -Tag $many @quiet | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'QuotaExceeded,*'

        (Set-AdminUser alice -Tag $many -RemoveTag Trial).Tag.Count | Should -Be 50
    }

    It 'changes nothing with -WhatIf, and reports what it would change' {
        $user = Get-AdminUser alice |
            Set-AdminUser -NewUserName zoe -NewPath /z/ -Tag @{ Team = 'Z' } -PermissionsBoundary PowerUserAccess `
            -WhatIf

        $user.UserName, $user.Path, $user.Outcome | Should -Be 'alice', '/', 'WhatIf'
        "$($user.Tag.Team)$($user.PermissionsBoundary)" | Should -BeNullOrEmpty

        (Get-AdminUser).UserName | Should -Be 'alice', 'bob'
    }
}
